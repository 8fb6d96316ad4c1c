import { driftEvents } from './driftEvents';
import type { FrameJSON } from '../model/frame';
import type { DriftEvent } from '../model/output';
import { column, frameOf, groupName, type GroupResult, type Results } from './results';

/** Format `events`: one row per drift, for annotations. It began at `time`, between `earliest` and `latest`. */
export function eventsFrame(results: Results): FrameJSON {
  const rows: Array<{ group: GroupResult; event: DriftEvent }> = [];
  results.groups.forEach((group) =>
    driftEvents(group.judged, results.set.names, results.grid, results.query).forEach((event) =>
      rows.push({ group, event })
    )
  );
  rows.sort((a, b) => a.event.start - b.event.start);
  const each = (value: (row: { group: GroupResult; event: DriftEvent }) => unknown) => rows.map(value);
  return frameOf('events', { preferredVisualisationType: 'table', custom: { resultType: 'events' } }, [
    column(
      'time',
      'time',
      each(({ event }) => event.start)
    ),
    column(
      'timeEnd',
      'time',
      each(({ event }) => event.end)
    ),
    column(
      'title',
      'string',
      each(({ group, event }) => titleOf(group, event))
    ),
    column(
      'text',
      'string',
      each(({ event }) => event.text)
    ),
    column(
      'tags',
      'string',
      each(({ group }) => tagsOf(group))
    ),
    ...results.query.groupBy.map((label) =>
      column(
        label,
        'string',
        each(({ group }) => group.table.labels[label])
      )
    ),
    column(
      'p',
      'number',
      each(({ event }) => event.p)
    ),
    column(
      'w',
      'number',
      each(({ event }) => event.w)
    ),
    column(
      'n',
      'number',
      each(({ event }) => event.n)
    ),
    column(
      'earliest',
      'time',
      each(({ event }) => event.startEarliest)
    ),
    column(
      'latest',
      'time',
      each(({ event }) => event.startLatest)
    ),
    column(
      'decided',
      'time',
      each(({ event }) => event.decided)
    ),
    column(
      'ended',
      'string',
      each(({ event }) => (event.end === null ? null : event.newNormal ? 'new normal' : 'back'))
    ),
  ]);
}

function titleOf({ table }: GroupResult, event: DriftEvent): string {
  const name = groupName(table.labels);
  return name === '' ? event.title : `${name}: ${event.title}`;
}

/** Comma-separated, as annotations take tags. */
function tagsOf({ table }: GroupResult): string {
  return ['drift'].concat(Object.keys(table.labels).map((label) => `${label}:${table.labels[label]}`)).join(',');
}
