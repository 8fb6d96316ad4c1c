import { VIEW_FORMAT } from '../../core';
import { readView } from '../../core/view/view';
import { toCoreQuery, type DistributionTarget } from '../../datasource/types';
import { incidentOf, REPORTED, type Incident } from '../../incident/incident';
import { variablesIn } from '../alert/alertRule';
import { runQuery } from '../runQuery';
import { happenedNear, type PanelRef, type Range } from './keptIncidents';

/**
 * The incidents of a query's series in a range, the latest first, each with what else happened near it.
 *
 * @throws for a query with variables that aren't filled in, and where it fails
 */
export async function incidentsIn(target: DistributionTarget, range: Range, panel?: PanelRef): Promise<Incident[]> {
  const variables = variablesIn(target).map((name) => `$${name}`);
  if (variables.length > 0) {
    throw new Error(
      `The query has ${variables.join(', ')}, whose value only the dashboard knows. Open this page from the panel’s menu.`
    );
  }
  const frames = await runQuery({ ...target, format: VIEW_FORMAT, statistics: REPORTED }, range);
  const query = toCoreQuery(target);
  const found = readView(frames).flatMap((view) => view.events.map((event) => ({ view, event })));
  const incidents = await Promise.all(
    found.map(async ({ view, event }) => {
      const near = { from: event.startEarliest, to: event.end ?? range.to };
      return incidentOf(view, event, query, await happenedNear(near, panel));
    })
  );
  return incidents.sort((a, b) => b.event.start - a.event.start);
}
