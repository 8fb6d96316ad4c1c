import React, { useState } from 'react';
import { css } from '@emotion/css';
import { locationUtil, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, ClipboardButton, LinkButton, Stack, useStyles2 } from '@grafana/ui';
import type { Incident, Snapshot } from '../../incident/incident';
import { incidentMarkdown } from '../../incident/incidentMarkdown';
import { incidentSvg } from '../../incident/incidentSvg';
import { REPORT_PATH } from '../ids';
import { useAction } from '../useAction';
import { keepIncident, type PanelRef, type Range } from './keptIncidents';
import { download, pngOf } from './pngOf';

interface Props {
  snapshot: Snapshot;
  /** What a click keeps; nothing where it is kept already. */
  keep?: { incident: Incident; range: Range; panel?: PanelRef; onKept: () => void };
}

/** The report as text, to copy and to keep. */
export function IncidentReport({ snapshot, keep }: Props) {
  const styles = useStyles2(getStyles);
  const [kept, setKept] = useState<number | null>(null);
  const { running, problem, run } = useAction(async () => {
    if (keep) {
      setKept(await keepIncident(keep.incident, keep.range, keep.panel));
      keep.onKept();
    }
  });
  const text = incidentMarkdown(snapshot);
  const svg = incidentSvg(snapshot);
  const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  const png = useAction(async () => download(await pngOf(svg), 'incident.png'));
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap">
        {keep && (
          <Button icon="save" disabled={running} onClick={run}>
            Keep as annotation
          </Button>
        )}
        <ClipboardButton icon="copy" variant="secondary" getText={() => text}>
          Copy as Markdown
        </ClipboardButton>
        <ClipboardButton icon="copy" variant="secondary" getText={() => JSON.stringify(snapshot, null, 2)}>
          Copy as JSON
        </ClipboardButton>
        <LinkButton icon="download-alt" variant="secondary" href={picture} download="incident.svg">
          Download as SVG
        </LinkButton>
        <Button icon="download-alt" variant="secondary" disabled={png.running} onClick={png.run}>
          Download as PNG
        </Button>
      </Stack>
      {problem && (
        <Alert severity="error" title="The report was not kept">
          {problem}
        </Alert>
      )}
      {png.problem && (
        <Alert severity="error" title="There is no PNG">
          {png.problem}
        </Alert>
      )}
      {kept !== null && (
        <Alert severity="success" title="The report is kept in an annotation over its time">
          <LinkButton
            size="sm"
            variant="secondary"
            icon="file-alt"
            href={locationUtil.assureBaseUrl(`${REPORT_PATH}?annotation=${kept}`)}
          >
            Open the kept report
          </LinkButton>
        </Alert>
      )}
      <img className={styles.picture} src={picture} alt="The course of the drift, and what moved" />
      <pre className={styles.report} aria-label="Report" tabIndex={0}>
        {text}
      </pre>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  picture: css({ width: '100%', maxWidth: 900 }),
  report: css({
    maxHeight: theme.spacing(80),
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
