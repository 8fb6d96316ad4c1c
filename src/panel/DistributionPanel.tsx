import { DashboardCursorSync, type PanelProps } from '@grafana/data';
import { LoadingPlaceholder, usePanelContext, useTheme2 } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { happenings } from './chart/placeHappenings';
import { categoryOrder } from './chart/look';
import { GroupPanel } from './GroupPanel';
import { withPanelDefaults, type PanelOptions } from './options';
import { useDerivePlain } from './plain/useDerivePlain';
import { arePlain, prepare } from './prepare';
import { shownGroups } from './shownGroups';
import { Empty } from './states/Empty';
import { toggle } from './table/toggle';
import { useLatest } from './useLatest';
import { GroupRows } from './views/charts';
import { useViewChoice } from './views/useViewChoice';
import { ViewSwitch } from './views/ViewSwitch';
import { say } from './words/say';
import { useLanguage } from './words/useLanguage';

const GroupBar = lazy(() => import('./GroupBar').then((module) => ({ default: module.GroupBar })));

/** Grid units: the view switch, as high as the title's line, and the narrowest panel that has one. */
const SWITCH = 3;
const SWITCH_FROM = 20;

/** Stacked shares over time against their baseline, with drift marked and explained. */
export function DistributionPanel(props: PanelProps<PanelOptions>) {
  const { id, data, timeRange, timeZone, fieldConfig, replaceVariables, width, eventBus, onChangeTimeRange } = props;
  // A panel that is lower than its own header has less than no room.
  const height = Math.max(0, props.height);
  const theme = useTheme2();
  const context = usePanelContext();
  const unit = theme.spacing.gridSize;
  const saved = useMemo(() => withPanelDefaults(props.options), [props.options]);
  const [choice, choose] = useViewChoice(saved, `distribution view ${data.request?.dashboardUID ?? ''} ${id}`);
  const options = useMemo(() => ({ ...saved, ...(saved.viewSwitch ? choice : {}) }), [saved, choice]);
  const speaks = useLanguage();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);

  const { plain, statistic } = options;
  const derivePlain = useDerivePlain(arePlain(data));
  const prepared = useMemo(
    () => prepare(data, { plain, statistic }, { fieldConfig, replaceVariables, theme, timeZone }, derivePlain),
    // a problem is worded in the language that is there by now
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, plain, statistic, fieldConfig, replaceVariables, theme, timeZone, derivePlain, speaks]
  );
  const happened = useMemo(() => happenings(data.annotations), [data.annotations]);
  const groups = prepared.kind === 'groups' ? prepared.groups : null;
  const order = useMemo(() => categoryOrder(groups ?? []), [groups]);
  const onZoom = useLatest(onChangeTimeRange);
  const onToggle = useCallback(
    (category: string, only: boolean) => setHidden((now) => toggle(now, order, category, only)),
    [order]
  );

  if (prepared.kind === 'loading' || !speaks) {
    return <LoadingPlaceholder text={say`Loading the distribution`} />;
  }
  if (prepared.kind === 'problem') {
    return <Empty problem={prepared.problem} width={width} height={height} />;
  }
  const group = chosen ?? options.group;
  const several = prepared.groups.length > 1;
  const barHeight = several ? 4 * unit : 0;
  const one = prepared.groups.some(({ view }) => view.meta.groupName === group);
  const rows = options.view === 'rows' && several && !one;
  const shown = rows
    ? prepared.groups
    : shownGroups(prepared.groups, group, options.maxGroups, height - barHeight, unit);
  const switchSize = options.viewSwitch && width >= SWITCH_FROM * unit ? SWITCH * unit : 0;
  const { canvas, primary } = theme.colors.background;
  const behind: Record<string, string> = { '--distribution-background': props.transparent ? canvas : primary };
  const sync = context.sync?.() ?? DashboardCursorSync.Off;
  const host = {
    timeRange,
    timeZone,
    sync,
    eventBus,
    syncScope: context.eventsScope,
    ownKey: `distribution-${id}`,
    asked: { panelId: id, title: props.title, request: data.request },
    onZoom,
  };

  return (
    <div style={{ position: 'relative', width, height, ...behind }} data-testid="distribution-panel">
      {several && (
        <Suspense fallback={<div style={{ height: barHeight }} />}>
          <GroupBar
            {...{ shown }}
            width={width - switchSize}
            groups={prepared.groups}
            chosen={group}
            onChoose={setChosen}
            height={barHeight}
          />
        </Suspense>
      )}
      {rows ? (
        <Suspense fallback={null}>
          <GroupRows
            {...{
              groups: shown,
              order,
              tooltip: options.tooltip,
              host,
              happenings: happened,
              onChoose: setChosen,
              width,
            }}
            height={height - barHeight}
          />
        </Suspense>
      ) : (
        shown.map((item) => (
          <GroupPanel
            key={item.view.meta.groupName}
            {...{ group: item, order, options, host, happenings: happened, hidden, onToggle, width }}
            name={several ? item.view.meta.groupName : ''}
            height={Math.floor((height - barHeight) / shown.length)}
            aside={several ? 0 : switchSize}
          />
        ))
      )}
      {switchSize > 0 && (
        <ViewSwitch
          shown={options}
          onChoose={choose}
          severalGroups={several}
          size={switchSize}
          top={several ? (barHeight - switchSize) / 2 : 0}
        />
      )}
    </div>
  );
}
