/** A rule as Grafana's interface for rules has it. */
interface Rule {
  labels?: Record<string, string>;
  grafana_alert?: {
    title: string;
    data: Array<{ datasourceUid: string; model: { groupBy?: string[]; category?: string } }>;
    notification_settings?: { mute_time_intervals?: string[] } | null;
  };
}

/** By folder, the groups of rules in it. */
export type RulesByFolder = Record<string, Array<{ rules: Rule[] }>>;

/** What is known of a rule's alerts. */
export interface KnownRule {
  title: string;
  labels: Record<string, string>;
  /** Labels whose values differ from alert to alert. */
  varying: Set<string>;
  /** Its own mute timings; null where the notification policies say. */
  timings: string[] | null;
}

/** The rules that ask a data source. */
export function rulesOver(folders: RulesByFolder, uid: string): KnownRule[] {
  return Object.entries(folders).flatMap(([folder, groups]) =>
    groups
      .flatMap(({ rules }) => rules)
      .flatMap(({ labels = {}, grafana_alert: own }) => {
        const asked = own?.data.filter(({ datasourceUid }) => datasourceUid === uid) ?? [];
        if (own === undefined || asked.length === 0) {
          return [];
        }
        const { title, notification_settings: told } = own;
        return {
          title,
          labels: { ...labels, alertname: title, grafana_folder: folder },
          varying: new Set(asked.flatMap(({ model: { groupBy = [], category = '' } }) => [...groupBy, category])),
          timings: told ? (told.mute_time_intervals ?? []) : null,
        };
      })
  );
}

export interface Matcher {
  name: string;
  value: string;
  isRegex: boolean;
  /** Default true. */
  isEqual?: boolean;
}

/** Whether some alert of a rule can have labels that fit all matchers. */
export const canFit = (matchers: Matcher[], { labels, varying }: KnownRule): boolean =>
  matchers.every(({ name, value, isRegex, isEqual = true }) => {
    if (!(name in labels) && varying.has(name)) {
      return true;
    }
    const own = labels[name] ?? '';
    const fits = isRegex ? new RegExp(`^(?:${value})$`).test(own) : own === value;
    return fits === isEqual;
  });

/** A notification policy, with those inside of it. */
export interface Policy {
  object_matchers?: Array<[name: string, how: string, value: string]> | null;
  mute_time_intervals?: string[] | null;
  continue?: boolean;
  routes?: Policy[] | null;
}

/** Mute timings of the policies that a rule's alerts come to: the innermost that fits, and those beside it where it says to go on. */
export function timingsOf(policy: Policy, rule: KnownRule): string[] {
  const found: string[] = [];
  let inner = false;
  for (const route of policy.routes ?? []) {
    if (canFit((route.object_matchers ?? []).map(matcherOf), rule)) {
      inner = true;
      found.push(...timingsOf(route, rule));
      if (!route.continue) {
        break;
      }
    }
  }
  return inner ? found : (policy.mute_time_intervals ?? []);
}

const matcherOf = ([name, how, value]: [string, string, string]): Matcher => ({
  name,
  value,
  isRegex: how.endsWith('~'),
  isEqual: !how.startsWith('!'),
});
