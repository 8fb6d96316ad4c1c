import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';
import { budgetText, BUDGET_LINE } from './budgetText';
import type { Happening } from './chart/placeHappenings';
import { gutters } from './chart/gutters';
import { commonDecimals, commonUnit, looks as looksOf, namesOf } from './chart/look';
import { stackModel } from './chart/stackModel';
import type { PlotHost } from './chart/plotHost';
import { Strip } from './chart/Strip';
import { eventsStrip, statisticStrip } from './chart/stripModel';
import { moment } from './format';
import { layout } from './layout';
import { LazyLegend } from './LazyLegend';
import { legendRoom } from './legendRoom';
import type { PanelOptions } from './options';
import type { Group } from './groups';
import { byMovement } from './table/byMovement';
import { CategoryTable } from './table/CategoryTable';
import { smallFontSize, textWidth } from './textWidth';
import { fitTitle } from './title/fitTitle';
import { whyText, wordTitle } from './title/wordings';
import { TitleLine } from './title/TitleLine';
import { CHARTS } from './views/charts';
import { COUNTED } from './views/viewNames';
import { said, say } from './words/say';

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
  /** Width at the right of the title that something else has. */
  aside: number;
}

const MissingStatistic = lazy(() =>
  import('./chart/MissingStatistic').then((module) => ({ default: module.MissingStatistic }))
);

/** From this height on, in grid units, the title may take a second line. */
const TWO_LINES_FROM = 40;

/** One distribution: title line, stack beside its baseline, strips, table. */
export function GroupPanel({
  group,
  name,
  order,
  options,
  host,
  happenings,
  hidden,
  onToggle,
  width,
  height,
  aside,
}: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const { view } = group;
  const { timeRange, timeZone } = host;

  const looks = useMemo(() => looksOf(group, order, theme), [group, order, theme]);
  const Chart = CHARTS[options.view];
  const isStack = Chart === CHARTS.stack;
  const amount = COUNTED.includes(options.view) ? options.amount : 'shares';
  const model = useMemo(
    () => stackModel(view, looks, hidden, options.shareAxis, amount),
    [view, looks, hidden, options.shareAxis, amount]
  );
  const events = useMemo(() => eventsStrip(view), [view]);
  const chosen = useMemo(() => statisticStrip(view, options.statistic), [view, options.statistic]);

  const speech = {
    names: namesOf(looks),
    time: (at: number) => moment(at, timeZone, timeRange.from.valueOf(), timeRange.to.valueOf()),
    decimals: commonDecimals(looks),
    happenings,
  };
  const title = fitTitle(wordTitle(view, speech), name, {
    width: width - aside,
    twoLines: height >= TWO_LINES_FROM * unit,
    gap: 2 * unit,
    headlineWidth: (text) => textWidth(text, theme, { fontWeight: theme.typography.fontWeightMedium }),
    sentenceWidth: (text) => textWidth(text, theme, { fontSize: smallFontSize(theme) }),
  });
  const why = whyText(view, speech);
  const budget = height >= TWO_LINES_FROM * unit ? budgetText(view) : null;
  const budgetHeight = budget === null ? 0 : BUDGET_LINE * unit;
  const { legend, tooltip } = options;
  const listed = useMemo(() => byMovement(looks, view), [looks, view]);
  const { beside, lines } = useMemo(() => legendRoom(legend, listed, width, theme), [legend, listed, width, theme]);
  const chartWidth = width - beside;
  const {
    parts,
    legend: showsList,
    ...heights
  } = layout({
    width: chartWidth,
    height: height - budgetHeight,
    wanted: {
      table: legend.showLegend && beside === 0 && legend.displayMode === 'table',
      nStrip: options.showNStrip,
      testStrip: options.showTestStrip,
      baselineColumn: options.showBaselineColumn && isStack,
    },
    listLines: lines,
    categories: listed.length,
    statisticMissing: chosen === null,
    titleLines: title.lines,
    unit,
  });
  const names = model.layers.map((layer) => layer.look.name).join('\n');
  const gutter = useMemo(
    () => gutters(chartWidth, theme, parts.baselineColumn, names.split('\n'), options.view),
    [chartWidth, theme, parts.baselineColumn, names, options.view]
  );
  const plotHost = { ...host, theme };
  const shared = { model, host: plotHost, gutter, width: chartWidth };
  const belowTitle = height - heights.titleHeight - budgetHeight;
  const legendProps = { looks: listed, view, amount, legend, hidden, onToggle };
  const tableProps = {
    ...{ group, looks, amount, hidden, onToggle },
    calcs: legend.calcs,
    caption: say`Categories in the last window compared with their baseline (${said(view.meta.baseline.text)})`,
  };

  return (
    <section
      className={styles.group}
      style={{ height }}
      aria-label={name === '' ? say`Distribution` : say`Distribution of ${name}`}
      data-testid="distribution-group"
    >
      <TitleLine title={title} why={why} width={width - aside} height={heights.titleHeight} />
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
      <div className={styles.sides}>
        <div style={{ width: chartWidth }}>
          <Suspense fallback={<div style={{ height: heights.stackHeight }} />}>
            <Chart
              {...{ ...shared, options, speech, happenings }}
              unit={commonUnit(looks)}
              height={heights.stackHeight}
              label={`${
                amount === 'counts'
                  ? say`Counts of ${view.meta.categoryLabel} over time.`
                  : say`Shares of ${view.meta.categoryLabel} over time.`
              } ${title.full}. ${title.fullSentence}`}
            />
          </Suspense>
          {showsList && <LazyLegend {...legendProps} width={width} height={heights.legendHeight} />}
          {parts.nStrip && <Strip {...shared} {...{ tooltip }} strip={events} height={heights.eventsHeight} />}
          {parts.testStrip && chosen !== null && (
            <Strip {...shared} {...{ tooltip }} strip={chosen} height={heights.statisticHeight} />
          )}
          {parts.testStrip && chosen === null && (
            <Suspense fallback={<div style={{ height: heights.statisticHeight }} />}>
              <MissingStatistic
                id={options.statistic}
                {...{ gutter }}
                width={chartWidth}
                height={heights.statisticHeight}
              />
            </Suspense>
          )}
        </div>
        {beside > 0 &&
          (legend.displayMode === 'table' ? (
            <CategoryTable {...tableProps} width={beside} height={belowTitle} />
          ) : (
            <LazyLegend {...legendProps} width={beside} height={belowTitle} />
          ))}
      </div>
      {parts.table && <CategoryTable {...tableProps} width={width} height={heights.tableHeight} />}
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
  sides: css({ display: 'flex' }),
});
