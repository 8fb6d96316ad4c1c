import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Problem } from '../prepare';

/** Says why nothing is drawn, and what to click. */
export function Empty({ problem, width, height }: { problem: Problem; width: number; height: number }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} role={problem.severity === 'error' ? 'alert' : 'status'}>
      <p className={styles.problem}>
        <Icon name={problem.severity === 'error' ? 'exclamation-triangle' : 'info-circle'} /> {problem.problem}
      </p>
      <p className={styles.remedy}>{problem.remedy}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'safe center',
    textAlign: 'center',
    overflow: 'auto',
    padding: theme.spacing(1),
    overflowWrap: 'anywhere',
  }),
  problem: css({ margin: theme.spacing(0, 0, 0.5), color: theme.colors.text.primary }),
  remedy: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
