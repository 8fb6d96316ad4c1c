import React, { useState, useSyncExternalStore } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, locationUtil } from '@grafana/data';
import { locationService, PluginPage } from '@grafana/runtime';
import { Alert, Combobox, LoadingPlaceholder, LinkButton, Stack, Text, useStyles2 } from '@grafana/ui';
import { groupName } from '../../core/output/results';
import { chosen } from '../../datasource/editor/chosen';
import { LabelledField } from '../../datasource/LabelledField';
import { useAsync } from '../../datasource/useAsync';
import { snapshotOf, type Incident } from '../../incident/incident';
import { startFrom, type Start } from '../alert/fromUrl';
import { REPORT_PATH } from '../ids';
import { keptIncidents, openKept, type Range } from './keptIncidents';
import { IncidentReport } from './IncidentReport';
import { incidentsIn } from './incidents';

const DAY = 86_400_000;

const subscribe = (changed: () => void) => locationService.getHistory().listen(changed);
const addressed = () => locationService.getLocation().search;

/** The report of a drift in a panel's time range, or one that was kept. */
export function ReportPage() {
  const address = useSyncExternalStore(subscribe, addressed);
  const search = new URLSearchParams(address);
  const annotation = search.get('annotation');
  const [keptNow, setKeptNow] = useState(0);
  return (
    <PluginPage subTitle="What moved, since when, and against what: copy it, or keep it as an annotation.">
      <Stack direction="column" gap={3}>
        {annotation === null ? (
          <Found key={address} search={search} onKept={() => setKeptNow(keptNow + 1)} />
        ) : (
          <Opened id={annotation} />
        )}
        <KeptList asked={keptNow} />
      </Stack>
    </PluginPage>
  );
}

function Opened({ id }: { id: string }) {
  const kept = useAsync(() => openKept(id), id);
  if (kept.state === 'loading') {
    return <LoadingPlaceholder text="Reading the report" />;
  }
  if (kept.state === 'failed') {
    return (
      <Alert severity="error" title="The report can’t be read">
        {kept.message}
      </Alert>
    );
  }
  return <IncidentReport snapshot={kept.value.snapshot} />;
}

function Found({ search, onKept }: { search: URLSearchParams; onKept: () => void }) {
  const [range] = useState(() => rangeFrom(search));
  const found = useAsync(async () => {
    const start = await startFrom(search);
    return { start, incidents: start.query ? await incidentsIn(start.query, range, start.panel) : [] };
  }, search.toString());
  if (found.state === 'loading') {
    return <LoadingPlaceholder text="Looking for drifts" />;
  }
  if (found.state === 'failed') {
    return (
      <Alert severity="error" title="The drifts can’t be read">
        {found.message}
      </Alert>
    );
  }
  const { start, incidents } = found.value;
  if (start.query === null) {
    return <Text>Open this page from the menu of a Distribution panel: Extensions, Incident report.</Text>;
  }
  return <Chosen incidents={incidents} range={range} panel={start.panel} onKept={onKept} />;
}

interface ChosenProps {
  incidents: Incident[];
  range: Range;
  panel: Start['panel'];
  onKept: () => void;
}

function Chosen({ incidents, range, panel, onKept }: ChosenProps) {
  const [at, setAt] = useState(0);
  if (incidents.length === 0) {
    return (
      <Text>{`There is no drift from ${dateTimeFormat(range.from)} to ${dateTimeFormat(range.to)}. Choose another time range in the panel.`}</Text>
    );
  }
  const incident = incidents[at];
  return (
    <Stack direction="column" gap={2}>
      {incidents.length > 1 && (
        <LabelledField label="Drift">
          {(id) => (
            <Combobox
              aria-labelledby={id}
              options={incidents.map((one, index) => ({ value: index, label: nameOf(one) }))}
              value={at}
              onChange={chosen(setAt)}
              width={60}
            />
          )}
        </LabelledField>
      )}
      <IncidentReport key={at} snapshot={snapshotOf(range, [incident])} keep={{ incident, range, panel, onKept }} />
    </Stack>
  );
}

/** @param asked how often something was kept since */
function KeptList({ asked }: { asked: number }) {
  const styles = useStyles2(getStyles);
  const kept = useAsync(keptIncidents, String(asked));
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3">Kept reports</Text>
      {kept.state === 'failed' && <Text color="error">{kept.message}</Text>}
      {kept.state === 'done' && kept.value.length === 0 && <Text color="secondary">None yet.</Text>}
      {kept.state === 'done' && kept.value.length > 0 && (
        <ul className={styles.list}>
          {kept.value.map(({ id, snapshot }) => (
            <li key={id}>
              <LinkButton size="sm" fill="text" href={locationUtil.assureBaseUrl(`${REPORT_PATH}?annotation=${id}`)}>
                {nameOf(snapshot.incidents[0])}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

/** "2026-01-05 14:00:00: 500 +2.9 pt (region=eu)" */
const nameOf = ({ event, group }: Incident): string =>
  `${dateTimeFormat(event.start)}: ${event.title}${groupName(group) ? ` (${groupName(group)})` : ''}`;

function rangeFrom(search: URLSearchParams): Range {
  const [from, to] = ['from', 'to'].map((name) => Number(search.get(name) ?? NaN));
  const now = Date.now();
  const end = Number.isFinite(to) ? to : now;
  return from < end ? { from, to: end } : { from: now - DAY, to: now };
}

const getStyles = () => ({ list: css({ listStyle: 'none' }) });
