import { css, cx } from '@emotion/css';
import type { Field, GrafanaTheme2, LinkModel } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { ClipboardButton, DataLinkButton, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { STATES } from '../core';
import { windowSummary } from '../laterCore';
import { explainWindow } from '../wordsCore';
import { count, deviations, percentRange, points, pValue, timeSpan } from '../format';
import type { TooltipOptions } from '../options';
import { namesOf } from './look';
import type { Layer, StackModel } from './stackModel';
import { tooltipRows } from './tooltipRows';
import { windowCsv, windowMarkdown } from './windowTable';
import { said, say } from '../words/say';

interface Props {
  model: StackModel;
  index: number;
  /** What the pointer stands on: it is emphasised. None when the cursor follows another panel. */
  under?: Layer;
  timeZone: TimeZone;
  /** Which rows it has, and in which order; those of all categories, as they are stacked, where it isn't said. */
  tooltip?: TooltipOptions;
  /** Kept open by a click: it has all columns, and what can be clicked. */
  pinned?: boolean;
  links?: Array<LinkModel<Field>>;
  /** What can be done from it. */
  children?: ReactNode;
}

/** A window in words and numbers: when, how many, each category against its baseline, and what the test says and why. */
export function WindowTooltip({ model, index, under, timeZone, tooltip, pinned = false, links = [], children }: Props) {
  const styles = useStyles2(getStyles);
  const { view, layers, times } = model;
  const rows = windowSummary(view, index);
  const shown = tooltipRows(layers, rows, under, tooltip);
  const names = namesOf(layers.map(({ look }) => look));
  const withP = pinned && rows.some(({ adjustedP }) => adjustedP !== null);
  const state = STATES[view.state?.[index] ?? -1];
  return (
    <div className={styles.box} data-testid="distribution-tooltip">
      <div className={cx(styles.head, { [styles.besideClose]: pinned })}>
        <span>{timeSpan(times[index], times[index] + view.meta.windowMs, timeZone)}</span>
        <span>
          N {count(view.n?.[index])}
          {state === undefined || state === 'ok' ? '' : ` · ${said(state)}`}
        </span>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{view.meta.categoryLabel}</th>
            <th>{say`share`}</th>
            <th>{say`95 % interval`}</th>
            <th>{say`count`}</th>
            <th>{say`baseline`}</th>
            <th>{say`delta`}</th>
            {pinned && <th title={say`Standard deviations from the baseline`}>{say`residual`}</th>}
            {withP && <th title={say`Of the category’s own test, for there being several`}>{say`adjusted p`}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((layer) => {
            const row = rows[layer.index];
            const { decimals, words, tint } = layer.look;
            return (
              <tr key={row.category} className={cx({ [styles.under]: layer === under })}>
                <td>
                  <span className={styles.swatch} style={{ background: layer.look.color }} />
                  {layer.look.name}
                  {row.unseen && <span className={styles.unseen}> {say`unseen`}</span>}
                </td>
                <td style={{ color: tint(row.share) }}>{words(row.share)}</td>
                <td>{percentRange(row.lower, row.upper, decimals)}</td>
                <td>{count(row.count)}</td>
                <td>{words(row.baseline)}</td>
                <td>{points(row.delta, decimals)}</td>
                {pinned && <td>{deviations(row.residual)}</td>}
                {withP && <td>{pValue(row.adjustedP)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.sentence}>
        {said(explainWindow(view, index))}
        {pinned && !withP && say`. For the p of each category, add adjusted p to the statistics in the query.`}
      </p>
      {pinned && (
        <div className={styles.copy}>
          <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => windowCsv(view, index, names)}>
            {say`Copy as CSV`}
          </ClipboardButton>
          <ClipboardButton
            icon="copy"
            size="sm"
            variant="secondary"
            getText={() => windowMarkdown(view, index, names, timeZone)}
          >
            {say`Copy as Markdown`}
          </ClipboardButton>
        </div>
      )}
      {children}
      {pinned && links.length > 0 && (
        <div className={styles.links}>
          {links.map((link, i) => (
            <DataLinkButton key={`${link.title} ${i}`} link={link} buttonProps={{ size: 'sm', fill: 'text' }} />
          ))}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize, maxWidth: theme.spacing(76) }),
  head: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    paddingBottom: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightMedium,
  }),
  // The close button lies over the corner.
  besideClose: css({ paddingRight: theme.spacing(4) }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(0, 0, 0, 1.5), textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    'th:first-of-type, td:first-of-type': { padding: 0, textAlign: 'left' },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
  unseen: css({ color: theme.colors.warning.text }),
  under: css({ fontWeight: theme.typography.fontWeightBold }),
  swatch: css({
    display: 'inline-block',
    width: theme.spacing(1.5),
    height: theme.spacing(0.5),
    marginRight: theme.spacing(0.75),
    verticalAlign: 'middle',
    borderRadius: theme.shape.radius.pill,
  }),
  copy: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), paddingTop: theme.spacing(1) }),
  links: css({ display: 'flex', flexWrap: 'wrap', paddingTop: theme.spacing(0.5) }),
  sentence: css({
    margin: theme.spacing(0.5, 0, 0),
    paddingTop: theme.spacing(0.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    whiteSpace: 'normal',
  }),
});
