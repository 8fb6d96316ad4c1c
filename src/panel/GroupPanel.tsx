import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useStyles2, useTheme2, VizLegend } from '@grafana/ui';
import React, { Suspense, useMemo } from 'react';
import { budgetText, BUDGET_LINE } from './budgetText';
import type { Happening } from './chart/placeHappenings';
import { gutters } from './chart/gutters';
import { commonDecimals, looks as looksOf, namesOf } from './chart/look';
import { MissingStatistic } from './chart/MissingStatistic';
import { stackModel } from './chart/stackModel';
import type { PlotHost } from './chart/plotHost';
import { Strip } from './chart/Strip';
import { eventsStrip, statisticStrip } from './chart/stripModel';
import { moment } from './format';
import { layout } from './layout';
import type { PanelOptions } from './options';
import type { Group } from './prepare';
import { byMovement } from './table/byMovement';
import { LazyTable } from './table/LazyTable';
import { smallFontSize, textWidth } from './textWidth';
import { fitTitle } from './title/fitTitle';
import { whyText, wordTitle } from './title/wordings';
import { TitleLine } from './title/TitleLine';
import { CHARTS } from './views/charts';

interface Props {
  group: Group;
  /** Named in the title when the panel has several. */
  name: string;
  /** Categories of every group, for colours that agree. */
  order: string[];
  options: PanelOptions;
  host: Omit<PlotHost, 'theme'>;
  happenings: Happening[];
  hidden: ReadonlySet<string>;
  onToggle: (category: string, only: boolean) => void;
  width: number;
  height: number;
}

/** From this height on, in grid units, the title may take a second line. */
const TWO_LINES_FROM = 40;

/** One distribution: title line, stack beside its baseline, strips, table. */
export function GroupPanel({ group, name, order, options, host, happenings, hidden, onToggle, width, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const { view } = group;
  const { timeRange, timeZone } = host;

  const looks = useMemo(() => looksOf(group, order, theme), [group, order, theme]);
  const model = useMemo(
    () => stackModel(view, looks, hidden, options.shareAxis),
    [view, looks, hidden, options.shareAxis]
  );
  const events = useMemo(() => eventsStrip(view), [view]);
  const chosen = useMemo(() => statisticStrip(view, options.statistic), [view, options.statistic]);

  const Chart = CHARTS[options.view];
  const isStack = Chart === CHARTS.stack;
  const speech = {
    names: namesOf(looks),
    time: (at: number) => moment(at, timeZone, timeRange.from.valueOf(), timeRange.to.valueOf()),
    decimals: commonDecimals(looks),
    happenings,
  };
  const title = fitTitle(wordTitle(view, speech), name, {
    width,
    twoLines: height >= TWO_LINES_FROM * unit,
    gap: 2 * unit,
    headlineWidth: (text) => textWidth(text, theme, { fontWeight: theme.typography.fontWeightMedium }),
    sentenceWidth: (text) => textWidth(text, theme, { fontSize: smallFontSize(theme) }),
  });
  const why = whyText(view, speech);
  const budget = height >= TWO_LINES_FROM * unit ? budgetText(view) : null;
  const budgetHeight = budget === null ? 0 : BUDGET_LINE * unit;
  const { parts, legend, ...heights } = layout({
    width,
    height: height - budgetHeight,
    wanted: {
      table: options.showTable,
      nStrip: options.showNStrip,
      testStrip: options.showTestStrip,
      baselineColumn: options.showBaselineColumn && isStack,
    },
    categories: looks.filter((look) => !look.hidden).length,
    statisticMissing: chosen === null,
    titleLines: title.lines,
    unit,
  });
  const names = model.layers.map((layer) => layer.look.name).join('\n');
  const gutter = useMemo(
    () => gutters(width, theme, parts.baselineColumn, names.split('\n'), options.view),
    [width, theme, parts.baselineColumn, names, options.view]
  );
  const plotHost = { ...host, theme };
  const shared = { model, host: plotHost, gutter, width };

  return (
    <section
      className={styles.group}
      style={{ height }}
      aria-label={name === '' ? 'Distribution' : `Distribution of ${name}`}
      data-testid="distribution-group"
    >
      <TitleLine title={title} why={why} height={heights.titleHeight} />
      {budget !== null && (
        <div
          className={styles.budget}
          style={{ height: budgetHeight }}
          title={budget}
          data-testid="distribution-budget"
        >
          {budget}
        </div>
      )}
      <Suspense fallback={<div style={{ height: heights.stackHeight }} />}>
        <Chart
          {...{ ...shared, options, speech, happenings }}
          height={heights.stackHeight}
          label={`Shares of ${view.meta.categoryLabel} over time. ${title.full}. ${title.fullSentence}`}
        />
      </Suspense>
      {legend && (
        <div style={{ height: heights.legendHeight }} className={styles.legend} data-testid="distribution-legend">
          <VizLegend
            displayMode={LegendDisplayMode.List}
            placement="bottom"
            items={byMovement(looks, view).map((look) => ({
              label: look.name,
              color: look.color,
              yAxis: 1,
              disabled: hidden.has(look.category),
              data: look.category,
            }))}
            onLabelClick={(item, event) => onToggle(item.data ?? item.label, !event.ctrlKey && !event.metaKey)}
          />
        </div>
      )}
      {parts.nStrip && <Strip {...shared} strip={events} height={heights.eventsHeight} />}
      {parts.testStrip && chosen !== null && <Strip {...shared} strip={chosen} height={heights.statisticHeight} />}
      {parts.testStrip && chosen === null && (
        <MissingStatistic id={options.statistic} gutter={gutter} width={width} height={heights.statisticHeight} />
      )}
      {parts.table && (
        <LazyTable
          group={group}
          looks={looks}
          hidden={hidden}
          onToggle={onToggle}
          width={width}
          height={heights.tableHeight}
          caption={`Categories in the last window compared with their baseline (${view.meta.baseline.text})`}
        />
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  group: css({ position: 'relative', overflow: 'hidden' }),
  budget: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: theme.spacing(3),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  legend: css({
    overflow: 'auto',
    paddingTop: theme.spacing(0.5),
    // A name longer than the panel is wide breaks; the legend's own styles would run it out of the box.
    button: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'left' },
  }),
});
