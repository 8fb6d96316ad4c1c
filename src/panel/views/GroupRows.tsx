import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { EventBusPlugin, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { TIME_AXIS } from '../chart/area';
import { chosenBy, type Chosen } from '../chart/chosenBy';
import { ChosenWindow } from '../chart/ChosenWindow';
import { ClickPlugin } from '../chart/ClickPlugin';
import { plotData } from '../chart/drawn';
import { Happenings } from '../chart/Happenings';
import { HoverTooltip } from '../chart/HoverTooltip';
import { commonDecimals, looks as looksOf, namesOf } from '../chart/look';
import type { Happening } from '../chart/placeHappenings';
import { Plot } from '../chart/Plot';
import { stackModel } from '../chart/stackModel';
import type { PlotHost } from '../chart/plotHost';
import { WindowTooltip } from '../chart/WindowTooltip';
import { moment, shortCount } from '../format';
import type { TooltipOptions } from '../options';
import type { Group } from '../groups';
import { smallFontSize, textWidth } from '../textWidth';
import { movedMostText, wordTitle } from '../title/wordings';
import { rowsConfig, timeAxisConfig } from './rowsConfig';
import { rowsModel, windowOf } from './rowsModel';
import { say } from '../words/say';

interface Props {
  groups: Group[];
  /** Categories of every group, for colours that agree. */
  order: string[];
  tooltip: TooltipOptions;
  host: Omit<PlotHost, 'theme'>;
  happenings: Happening[];
  onChoose: (group: string) => void;
  width: number;
  height: number;
}

/** Heights of a row, in grid units: lower ones scroll. */
const LEAST_ROW = 2.25;
const MOST_ROW = 12;
/** Above the rows: what happened. */
const TOP = 2;
const SCROLLBAR = 1.5;
const EDGES = 2;
/** Parts of the width. */
const NAMES_AT_MOST = 0.3;
const WORDS_AT_MOST = 0.25;
/** From this width on, in grid units, the words of a row have a place beside it. */
const WORDS_FROM = 45;

/** All groups at a glance: a row each, with the size of its shift over time, the state in words, and a way into the group. */
export function GroupRows({ groups, order, tooltip, host, happenings, onChoose, width, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const { timeRange, timeZone, sync, ownKey } = host;
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const model = useMemo(() => rowsModel(groups), [groups]);
  const words = useMemo(
    () =>
      model.rows.map(({ group }) => {
        const { view } = group;
        const looks = looksOf(group, order, theme);
        const time = (at: number) => moment(at, timeZone, from, to);
        const speech = { names: namesOf(looks), time, decimals: commonDecimals(looks), happenings };
        const title = wordTitle(view, speech);
        const last = view.events[view.events.length - 1];
        return {
          group: view.meta.groupName,
          // one label goes without saying which
          name: Object.values(view.meta.group).length === 1 ? Object.values(view.meta.group)[0] : view.meta.groupName,
          looks,
          mood: title.mood,
          short: title.mood === 'drift' && last !== undefined ? movedMostText(last, speech) : title.spoken,
          n: view.meta.latest === null ? '' : `N ${shortCount(view.meta.latest.n ?? 0)}`,
          full: `${title.headlines[0]}. ${title.sentence}`,
        };
      }),
    [model, order, theme, timeZone, from, to, happenings]
  );

  const fontSize = smallFontSize(theme);
  const widest = (texts: string[]) => Math.max(...texts.map((text) => textWidth(text, theme, { fontSize })));
  const left = Math.round(Math.min(widest(words.map(({ name }) => name)) + 2 * EDGES * unit, width * NAMES_AT_MOST));
  const beside = width >= WORDS_FROM * unit;
  const wordsWidth = beside
    ? Math.min(widest(words.map(({ short }) => short)) + EDGES * unit, width * WORDS_AT_MOST)
    : 0;
  const nWidth = beside ? widest(words.map(({ n }) => n)) + EDGES * unit : 0;
  const room = Math.max(0, height - (TOP + TIME_AXIS) * unit);
  const rowHeight = Math.max(LEAST_ROW * unit, Math.min(MOST_ROW * unit, Math.floor(room / words.length)));
  const plotHeight = rowHeight * words.length;
  const inner = width - (plotHeight > room ? SCROLLBAR * unit : 0);
  const right = Math.round(Math.max(wordsWidth + nWidth, EDGES * unit));
  const area = { left, top: TOP * unit, width: inner - left - right, height: Math.min(room, plotHeight) };

  const base = useMemo(() => ({ theme, timeZone, sync, ownKey }), [theme, timeZone, sync, ownKey]);
  const sides = useMemo(() => ({ left, right }), [left, right]);
  const build = useCallback(() => rowsConfig(base, sides), [base, sides]);
  const buildAxis = useCallback(() => timeAxisConfig(base, sides), [base, sides]);
  const data = useMemo(() => plotData(model, [from, to], [model.times.map(() => 0.5)]), [model, from, to]);
  const plotRef = useRef<uPlot | null>(null);

  const [chosen, setChosen] = useState<{ window: Chosen; group: string } | null>(null);
  const rowUnder = () => {
    const { event, top } = plotRef.current?.cursor ?? {};
    return event == null || top == null ? -1 : Math.floor(top / rowHeight);
  };
  const stackOf = (k: number) => stackModel(model.rows[k].group.view, words[k].looks, new Set(), 'whole');
  const tooltipAt = (index: number) => {
    const k = rowUnder();
    const at = k in model.rows ? windowOf(model.rows[k], model, index) : null;
    return at === null ? null : <WindowTooltip model={stackOf(k)} index={at} {...{ timeZone, tooltip }} />;
  };
  const onClick = (u: uPlot, event: MouseEvent) => {
    const k = rowUnder();
    const view = model.rows[k]?.group.view;
    const window = view ? chosenBy(u, event, view.times, view.meta.stepMs) : null;
    setChosen(window && { window, group: words[k].group });
  };
  const chosenRow = words.findIndex(({ group }) => group === chosen?.group);

  return (
    <div className={styles.box} style={{ height, paddingTop: TOP * unit }} data-testid="distribution-rows">
      <div className={styles.scroll} style={{ height: area.height, width }} data-testid="distribution-rows-scroll">
        <div className={styles.rows} style={{ width: inner, height: plotHeight }}>
          <Plot
            {...{ build, data, width: inner, height: plotHeight, plotRef }}
            plugins={(config) => (
              <>
                <EventBusPlugin config={config} eventBus={host.eventBus} />
                <ClickPlugin config={config} onClick={onClick} />
                <HoverTooltip {...{ config, host }} hidden={tooltip.mode === 'none'}>
                  {tooltipAt}
                </HoverTooltip>
              </>
            )}
          />
          {words.map(({ group, name, mood, short, n, full }, k) => (
            <React.Fragment key={group}>
              <button
                type="button"
                className={styles.name}
                style={{ top: k * rowHeight, height: rowHeight, width: left }}
                title={`${group}: ${full}`}
                aria-label={say`${group}: ${full} Show this group.`}
                onClick={() => onChoose(group)}
              >
                <span className={cx(styles.dot, styles[mood])} />
                <span className={styles.text}>{name}</span>
              </button>
              {beside && (
                <span
                  className={cx(styles.words, styles[mood])}
                  style={{ top: k * rowHeight, lineHeight: `${rowHeight}px`, left: inner - right, width: right }}
                  title={full}
                >
                  <span className={styles.text}>{short}</span>
                  <span className={styles.n} title={say`Events in the last window`} style={{ width: nWidth }}>
                    {n}
                  </span>
                </span>
              )}
            </React.Fragment>
          ))}
        </div>
      </div>
      <Plot {...{ build: buildAxis, data, width: inner, height: TIME_AXIS * unit }} plugins={() => null} />
      {chosenRow >= 0 && (
        <ChosenWindow
          chosen={chosen!.window}
          model={stackOf(chosenRow)}
          {...{ timeZone, asked: host.asked }}
          onClose={() => setChosen(null)}
        />
      )}
      {area.width > 0 && <Happenings {...{ happenings, area, timeRange, timeZone }} events={[]} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' as const };
  const fontSize = theme.typography.bodySmall.fontSize;
  return {
    box: css({ position: 'relative', overflow: 'hidden' }),
    scroll: css({ overflowX: 'hidden', overflowY: 'auto' }),
    rows: css({ position: 'relative' }),
    name: css({
      position: 'absolute',
      left: 0,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      padding: theme.spacing(0, 1, 0, 0.5),
      border: 'none',
      background: 'none',
      color: theme.colors.text.primary,
      fontSize,
      textAlign: 'left',
      '&:hover': { textDecoration: 'underline' },
    }),
    text: css(cut),
    dot: css({
      flexShrink: 0,
      width: theme.spacing(1),
      height: theme.spacing(1),
      borderRadius: theme.shape.radius.circle,
      background: 'currentColor',
    }),
    words: css({ ...cut, position: 'absolute', display: 'flex', paddingLeft: theme.spacing(1), fontSize }),
    n: css({
      flexShrink: 0,
      marginLeft: 'auto',
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      color: theme.colors.text.secondary,
    }),
    drift: css({ color: theme.colors.error.text }),
    steady: css({ color: theme.colors.success.text }),
    silent: css({ color: theme.colors.warning.text }),
  };
};
