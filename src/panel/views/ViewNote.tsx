import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { PlotArea } from '../chart/area';
import { say } from '../words/say';

interface Props {
  area: PlotArea;
  /** Statistics that the view is drawn from. */
  needs: string;
}

/** Over an empty plot: which statistics the query has to return for this view. */
export function ViewNote({ area: { left, top, width }, needs }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.note} style={{ left, top, width }} data-testid="distribution-view-needs">
      {say`No window has ${needs}. Add them to the statistics in the query, or choose another view.`}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    position: 'absolute',
    padding: theme.spacing(1),
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
