import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { Look } from '../chart/look';
import { latestSummary } from '../laterCore';
import type { Group } from '../groups';
import type { Amount } from '../options';
import { decimalsFor } from '../format';
import { CALCULATION } from '../legendRoom';
import { byMovement } from './byMovement';
import { calculations } from './calculations';
import { columnsFor, rowsOf } from './tableColumns';
import { say } from '../words/say';

interface Props {
  group: Group;
  looks: Look[];
  amount: Amount;
  /** Ids of Grafana's calculations: a column each. */
  calcs: string[];
  hidden: ReadonlySet<string>;
  onToggle: (category: string, only: boolean) => void;
  width: number;
  height: number;
  caption: string;
}

/** Grid units. */
const NARROW = 64;

/** The categories of the last window against their baseline; the legend, too. What moved most stands first. */
export function CategoryTable({ group, looks, amount, calcs, hidden, onToggle, width, height, caption }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { view } = group;
  const latest = latestSummary(view);
  const rowOf = rowsOf(group, latest);
  const shownLooks = byMovement(looks, view);
  const columns = columnsFor(
    width - calcs.length * CALCULATION * theme.spacing.gridSize,
    theme.spacing.gridSize,
    shownLooks.map(({ category }) => rowOf(category))
  );
  const calculated = calculations(view, calcs, amount).map((one) => ({
    ...one,
    decimals: decimalsFor(shownLooks.map(({ category }) => one.of(category))),
  }));
  const unseen = new Set(latest.filter((row) => row.unseen).map(({ category }) => category));
  return (
    <div className={styles.scroll} style={{ width, height }} data-testid="distribution-table">
      <table className={cx(styles.table, width < NARROW * theme.spacing.gridSize && styles.narrow)}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{view.meta.categoryLabel}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" title={column.title}>
                {column.name}
              </th>
            ))}
            {calculated.map(({ id, name, description }) => (
              <th key={id} scope="col" title={description}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownLooks.map((look) => {
            const row = rowOf(look.category);
            const shown = !hidden.has(look.category);
            return (
              <tr key={look.category} className={cx({ [styles.hidden]: !shown })}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.toggle}
                    aria-pressed={shown}
                    title={say`${look.name}: click to show only this category, Ctrl+click to hide or show it`}
                    onClick={(event) => onToggle(look.category, !event.ctrlKey && !event.metaKey)}
                  >
                    <span className={styles.swatch} style={{ background: look.color }} />
                    <span className={styles.name}>{look.name}</span>
                    {unseen.has(look.category) && (
                      <span className={styles.unseen} title={say`Not in the baseline`}>
                        {say`unseen`}
                      </span>
                    )}
                  </button>
                </th>
                {columns.map((column) => (
                  <td key={column.id} style={{ color: column.color?.(row, look) }}>
                    {column.text(row, look)}
                  </td>
                ))}
                {calculated.map(({ id, of, text, decimals }) => (
                  <td key={id}>{text(of(look.category), look, decimals)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflow: 'auto' }),
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'thead th': {
      position: 'sticky',
      top: 0,
      // in a transparent panel, the dashboard's
      background: 'var(--distribution-background)',
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
    },
    'th, td': {
      height: theme.spacing(3),
      padding: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'right',
      whiteSpace: 'nowrap',
    },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular },
    'th:first-of-type': { textAlign: 'left', width: '28%', minWidth: theme.spacing(12), maxWidth: 0 },
  }),
  // names have what the numbers leave, and give way where that is too little
  narrow: css({ 'th:first-of-type': { width: '100%' } }),
  caption: css({
    position: 'absolute',
    clipPath: 'inset(50%)',
    overflow: 'hidden',
    height: 0,
    padding: 0,
    whiteSpace: 'nowrap',
  }),
  hidden: css({ color: theme.colors.text.disabled }),
  toggle: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    width: '100%',
    padding: 0,
    border: 'none',
    textAlign: 'left',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
  }),
  swatch: css({
    flexShrink: 0,
    width: theme.spacing(1.75),
    height: theme.spacing(0.5),
    borderRadius: theme.shape.radius.pill,
  }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
  unseen: css({ color: theme.colors.warning.text }),
});
