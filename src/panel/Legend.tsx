import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useStyles2, VizLegend } from '@grafana/ui';
import React from 'react';
import type { Look } from './chart/look';
import type { DistributionView } from './core';
import { calculations } from './table/calculations';
import type { Amount, LegendOptions } from './options';

interface Props {
  /** In the order in which they are listed. */
  looks: Look[];
  view: DistributionView;
  amount: Amount;
  legend: LegendOptions;
  hidden: ReadonlySet<string>;
  onToggle: (category: string, only: boolean) => void;
  width: number;
  height: number;
}

/** The categories as a list, with the calculations that are chosen; a click shows one alone, Ctrl+click hides or shows it. */
export function Legend({ looks, view, amount, legend, hidden, onToggle, width, height }: Props) {
  const styles = useStyles2(getStyles);
  const calculated = calculations(view, legend.calcs, amount);
  return (
    <div style={{ width, height }} className={styles.legend} data-testid="distribution-legend">
      <VizLegend
        displayMode={LegendDisplayMode.List}
        placement={legend.placement}
        items={looks.map((look) => ({
          label: look.name,
          color: look.color,
          yAxis: 1,
          disabled: hidden.has(look.category),
          data: look.category,
          getDisplayValues: () =>
            calculated.map(({ name, of, text }) => {
              const value = of(look.category);
              return { title: name, text: text(value, look), numeric: value ?? NaN };
            }),
        }))}
        onLabelClick={(item, event) => onToggle(item.data ?? item.label, !event.ctrlKey && !event.metaKey)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    overflow: 'auto',
    paddingTop: theme.spacing(0.5),
    // A name longer than the panel is wide breaks; the legend's own styles would run it out of the box.
    button: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'left' },
  }),
});
