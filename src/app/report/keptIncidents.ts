import { locationUtil, textUtil } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { DEPLOY_LEAD } from '../../core/detect/likelyDeploy';
import { groupName } from '../../core/output/results';
import { snapshotOf, type Happened, type Incident, type Snapshot } from '../../incident/incident';
import { REPORT_PATH } from '../ids';

const PATH = '/api/annotations';
/** Finds what was kept. */
const TAG = 'multinomial-incident';
const MOST = 100;

/** ms since the epoch */
export interface Range {
  from: number;
  to: number;
}

export interface PanelRef {
  dashboard: string;
  id: string;
}

/** An annotation as Grafana's interface has it; `newState` only where an alert rule made it. */
interface Annotation {
  id: number;
  time: number;
  text: string;
  tags?: string[];
  dashboardUID?: string | null;
  panelId?: number;
  alertName?: string;
  newState?: string;
  prevState?: string;
  data?: { incident?: Snapshot };
}

/** A report that was kept. */
export interface Kept {
  id: number;
  snapshot: Snapshot;
}

const quiet = { showErrorAlert: false, showSuccessAlert: false };

/** Annotations near a time: those of the panel's dashboard and of all, and what the panel's alert rules did. */
export async function happenedNear({ from, to }: Range, panel?: PanelRef): Promise<Happened[]> {
  const found = await getBackendSrv().get<Annotation[]>(PATH, { from: from - DEPLOY_LEAD, to, limit: MOST });
  return found.filter((one) => !one.tags?.includes(TAG) && isNear(one, panel)).map(happened);
}

function isNear({ dashboardUID, panelId, newState }: Annotation, panel: PanelRef | undefined): boolean {
  const own = panel !== undefined && dashboardUID === panel.dashboard;
  return newState ? own && String(panelId) === panel.id : !dashboardUID || own;
}

const happened = ({ time, text, tags = [], alertName, newState, prevState }: Annotation): Happened => ({
  time,
  text: newState
    ? `Alert rule ${alertName ?? ''}: ${prevState} to ${newState}`
    : [plainText(text), tags.join(', ')].filter((part) => part !== '').join(' · '),
});

const plainText = (html: string): string =>
  new DOMParser().parseFromString(textUtil.sanitize(html), 'text/html').body.textContent?.trim() ?? '';

/**
 * Keeps an incident as an annotation over its time, with its report in it, so that it outlives the upstream's retention. One that is
 * kept already is replaced.
 *
 * @returns the annotation's id
 */
export async function keepIncident(incident: Incident, range: Range, panel?: PanelRef): Promise<number> {
  const { event, group } = incident;
  const before = (await keptIncidents()).find(({ snapshot: { incidents } }) => isSame(incidents[0], incident));
  const name = groupName(group);
  const text = textUtil.escapeHtml(`Drift: ${event.title}${name ? ` (${name})` : ''}. ${event.text}`);
  const own = {
    time: event.start,
    timeEnd: event.end ?? range.to,
    tags: [TAG],
    data: { incident: snapshotOf(range, [incident]) },
  };
  const id =
    before?.id ??
    (
      await getBackendSrv().post<{ id: number }>(
        PATH,
        { ...own, text, ...(panel && { dashboardUID: panel.dashboard, panelId: Number(panel.id) }) },
        quiet
      )
    ).id;
  const link = locationUtil.assureBaseUrl(`${REPORT_PATH}?annotation=${id}`);
  await getBackendSrv().patch(
    `${PATH}/${id}`,
    { ...own, text: `${text} <a href="${link}">Incident report</a>` },
    quiet
  );
  return id;
}

/** The same onset of the same query and group. */
const isSame = (a: Incident | undefined, b: Incident): boolean =>
  a?.event.start === b.event.start && a.query === b.query && groupName(a.group) === groupName(b.group);

/** What was kept, the latest first. */
export async function keptIncidents(): Promise<Kept[]> {
  const found = await getBackendSrv().get<Annotation[]>(PATH, { tags: TAG, limit: MOST });
  return found
    .flatMap(keptIn)
    .sort((a, b) => b.snapshot.incidents[0].event.start - a.snapshot.incidents[0].event.start);
}

/** @throws where the annotation holds no report that can be read */
export async function openKept(id: string): Promise<Kept> {
  const [kept] = keptIn(await getBackendSrv().get<Annotation>(`${PATH}/${encodeURIComponent(id)}`));
  if (kept === undefined) {
    throw new Error(`Annotation ${id} holds no incident report. Choose one of those that are kept.`);
  }
  return kept;
}

function keptIn({ id, data }: Annotation): Kept[] {
  const snapshot = data?.incident;
  return snapshot?.version === 1 && snapshot.incidents.length > 0 ? [{ id, snapshot }] : [];
}
