import { getBackendSrv } from '@grafana/runtime';
import type { DistributionTarget } from '../../datasource/types';
import type { RuleSettings } from './rule';
import { ruleBody } from './ruleBody';

export const FOLDER = 'Multinomial';
const INTERVAL = '1m';

interface Folder {
  uid: string;
  title: string;
}

const quiet = { showErrorAlert: false, showSuccessAlert: false };

/**
 * Saves a new rule in the folder `Multinomial`, in an evaluation group of its own. Grafana's own form can't be handed a rule: from
 * 12.3 on it keeps nothing of a query that its own schema doesn't name.
 *
 * @returns the rule's uid
 * @throws where a rule of that name is there already: saving would replace it
 */
export async function saveRule(target: DistributionTarget, settings: RuleSettings): Promise<string> {
  const name = settings.name.trim();
  if (name === '') {
    throw new Error('The rule has no name. Give it one.');
  }
  const path = `/api/ruler/grafana/api/v1/rules/${encodeURIComponent(await folderUid())}`;
  if (await exists(path, groupName(name))) {
    throw new Error(`A rule named “${name}” already exists in the folder ${FOLDER}. Choose another name.`);
  }
  const { created } = await getBackendSrv().post<{ created: string[] }>(
    path,
    { name: groupName(name), interval: INTERVAL, rules: [ruleBody(target, settings)] },
    quiet
  );
  return created[0];
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
async function exists(path: string, group: string): Promise<boolean> {
  const folders = await getBackendSrv().get<Record<string, Array<{ name: string }>>>(path, undefined, undefined, quiet);
  return Object.values(folders).some((groups) => groups.some(({ name }) => name === group));
}
