import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { explainWindow, STATES } from '../../core';
import { windowSummary } from '../../core/output/windowSummary';
import { count, percent, percentRange, points } from '../format';
import type { StackModel } from './stackModel';

interface Props {
  model: StackModel;
  index: number;
  /** Where the cursor stands on the share axis; the block under it is emphasised. Null when it follows another panel. */
  share: number | null;
  timeZone: TimeZone;
}

/** A window in words and numbers: when, how many, each category against its baseline, and what the test says and why. */
export function WindowTooltip({ model, index, share, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { view, layers, times } = model;
  const rows = windowSummary(view, index);
  const under = share === null ? undefined : layers.find((layer) => share <= (layer.upper[index] ?? -1));
  const state = STATES[view.state?.[index] ?? -1];
  const instant = (at: number) => dateTimeFormat(at, { timeZone });
  return (
    <div className={styles.box} data-testid="distribution-tooltip">
      <div className={styles.head}>
        <span>
          {instant(times[index])} – {instant(times[index] + view.meta.windowMs).slice(-8)}
        </span>
        <span>
          N {count(view.n?.[index])}
          {state === undefined || state === 'ok' ? '' : ` · ${state}`}
        </span>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{view.meta.categoryLabel}</th>
            <th>share</th>
            <th>95 % interval</th>
            <th>count</th>
            <th>baseline</th>
            <th>delta</th>
          </tr>
        </thead>
        <tbody>
          {[...layers].reverse().map((layer) => {
            const row = rows[layer.index];
            return (
              <tr key={row.category} className={cx({ [styles.under]: layer === under })}>
                <td>
                  <span className={styles.swatch} style={{ background: layer.look.color }} />
                  {layer.look.name}
                </td>
                <td>{percent(row.share)}</td>
                <td>{percentRange(row.lower, row.upper)}</td>
                <td>{count(row.count)}</td>
                <td>{percent(row.baseline)}</td>
                <td>{points(row.delta)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.sentence}>{explainWindow(view, index)}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize, maxWidth: theme.spacing(60) }),
  head: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    paddingBottom: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightMedium,
  }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0, 0, 0, 1.5), textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    'th:first-of-type, td:first-of-type': { padding: 0, textAlign: 'left' },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
  under: css({ fontWeight: theme.typography.fontWeightBold }),
  swatch: css({
    display: 'inline-block',
    width: theme.spacing(1.5),
    height: theme.spacing(0.5),
    marginRight: theme.spacing(0.75),
    verticalAlign: 'middle',
    borderRadius: theme.shape.radius.pill,
  }),
  sentence: css({
    margin: theme.spacing(0.5, 0, 0),
    paddingTop: theme.spacing(0.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    whiteSpace: 'normal',
  }),
});
