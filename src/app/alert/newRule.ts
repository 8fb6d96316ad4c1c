import { getBackendSrv } from '@grafana/runtime';
import type { DistributionTarget } from '../../datasource/types';
import { EVALUATED_EVERY, FOLDER } from '../ids';
import type { RuleSettings } from './alertRule';
import { ruleBody } from './ruleBody';

interface Folder {
  uid: string;
  title: string;
}

const quiet = { showErrorAlert: false, showSuccessAlert: false };

interface Group {
  name: string;
  rules: Array<{ grafana_alert: { uid: string; data: Array<{ datasourceUid: string }> } }>;
}

export interface Saved {
  name: string;
  uid: string;
  /** It took the place of the rule of that name. */
  updated: boolean;
}

/**
 * Saves a rule in the folder `Multinomial`, in an evaluation group of its own; a rule of that name over the same data source is updated.
 * Grafana's own form can't be handed a rule: from 12.3 on it keeps nothing of a query that its own schema doesn't name.
 *
 * @throws where another rule has that name: saving would replace it
 */
export async function saveRule(target: DistributionTarget, settings: RuleSettings): Promise<Saved> {
  const name = settings.name.trim();
  if (name === '') {
    throw new Error('The rule has no name. Give it one.');
  }
  const path = `/api/ruler/grafana/api/v1/rules/${encodeURIComponent(await folderUid())}`;
  const before = await groupOf(path, groupName(name));
  const uid = before && ownRule(before, target);
  if (before && uid === undefined) {
    throw new Error(`Another rule in the folder ${FOLDER} is named “${name}”. Choose another name.`);
  }
  const answer = await getBackendSrv().post<{ created?: string[] }>(
    path,
    { name: groupName(name), interval: `${EVALUATED_EVERY}s`, rules: [ruleBody(target, settings, uid)] },
    quiet
  );
  return { name, uid: uid ?? answer.created![0], updated: uid !== undefined };
}

/** The uid of the group's only rule, where that reads the same data source. */
function ownRule({ rules }: Group, { datasource }: DistributionTarget): string | undefined {
  const [rule, ...others] = rules.map(({ grafana_alert }) => grafana_alert);
  const own = others.length === 0 && rule?.data.some(({ datasourceUid }) => datasourceUid === datasource?.uid);
  return own ? rule.uid : undefined;
}

/** Grafana's pages put the group's name into a path. */
const groupName = (name: string) => name.replace(/[/\\]/g, '-');

async function folderUid(): Promise<string> {
  const backend = getBackendSrv();
  const found = await backend.get<Folder[]>('/api/search', { type: 'dash-folder', query: FOLDER });
  const own = found.find(({ title }) => title === FOLDER);
  return (own ?? (await backend.post<Folder>('/api/folders', { title: FOLDER }, quiet))).uid;
}

/** Rules come by the name of their folder, group by group. */
async function groupOf(path: string, name: string): Promise<Group | undefined> {
  const folders = await getBackendSrv().get<Record<string, Group[]>>(path, undefined, undefined, quiet);
  return Object.values(folders)
    .flat()
    .find((group) => group.name === name);
}
