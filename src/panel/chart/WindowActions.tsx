import { css } from '@emotion/css';
import { dateTime, type GrafanaTheme2 } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { TimeZone } from '@grafana/schema';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { openAlertPage } from '../../app/alert/openAlertPage';
import { panelQuery } from '../../app/alert/panelQuery';
import { PANEL_ID } from '../../app/ids';
import { may } from '../../may';
import type { Asked } from './chosenBy';
import { openExplore } from './openExplore';
import type { StackModel } from './stackModel';
import { say } from '../words/say';

interface Props {
  model: StackModel;
  index: number;
  timeZone: TimeZone;
  asked: Asked;
}

/** Windows before and after the one that Explore opens with. */
const AROUND = 15;

/** Where to go from a window: look closer, be told next time, or take what changed for the new normal. */
export function WindowActions({ model, index, timeZone, asked }: Props) {
  const styles = useStyles2(getStyles);
  const { panelId, title, request } = asked;
  const targets = (request?.targets ?? []).filter(({ hide }) => !hide);
  if (request === undefined || targets.length === 0) {
    return null;
  }
  const { view, times, stepMs } = model;
  const { dashboardUID, scopedVars, app } = request;
  const time = times[index];
  const context = {
    pluginId: PANEL_ID,
    id: panelId,
    title,
    timeRange: { from: request.range.raw.from, to: request.range.raw.to },
    timeZone,
    dashboard: { uid: dashboardUID ?? '', title: '', tags: [] },
    targets,
    scopedVars,
  };
  const inExplore = app === 'explore';
  const on = view.events.some(({ start, end }) => end === null && time >= start);
  const range = { from: dateTime(time - AROUND * stepMs), to: dateTime(time + view.meta.windowMs + AROUND * stepMs) };
  return (
    <div className={styles.actions}>
      {!inExplore && may('datasources:explore') && (
        <Button size="sm" variant="secondary" icon="compass" onClick={() => openExplore(targets, scopedVars, range)}>
          {say`Open in Explore`}
        </Button>
      )}
      {panelQuery(context) !== null && (
        <Button size="sm" variant="secondary" icon="bell" onClick={() => openAlertPage(context)}>
          {say`Create drift alert`}
        </Button>
      )}
      {on && view.meta.baseline.follows && dashboardUID && !inExplore && may('dashboards:write') && (
        <Button
          size="sm"
          variant="secondary"
          icon="check"
          tooltip={say`Opens the query, which keeps what is accepted`}
          onClick={() => locationService.partial({ viewPanel: null, editPanel: panelId })}
        >
          {say`Accept as the new normal`}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), paddingTop: theme.spacing(1) }),
});
