import { FieldType, LoadingState, type DataFrame } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import type { TargetAnswer } from '../run/target';
import { messageOf } from '../useAsync';
import { muteSpans, type MuteInterval, type Span } from './muteSpans';
import {
  canFit,
  rulesOver,
  timingsOf,
  type KnownRule,
  type Matcher,
  type Policy,
  type RulesByFolder,
} from './rulesOver';

interface Silence {
  matchers: Matcher[];
  startsAt: string;
  /** Where it was ended by hand, when that was. */
  endsAt: string;
  comment: string;
  createdBy: string;
}

interface Timing {
  name: string;
  time_intervals: MuteInterval[];
}

interface Muted extends Span {
  title: string;
  text: string;
}

const RULES = '/api/ruler/grafana/api/v1/rules';
const SILENCES = '/api/alertmanager/grafana/api/v2/silences';
const TIMINGS = '/api/v1/provisioning/mute-timings';
const POLICIES = '/api/v1/provisioning/policies';

/**
 * When alerts of the rules over a data source are told to nobody: silences that fit some of them, and the mute timings of the rules and of
 * their notification policies, as annotations. Timings and policies that the viewer may not read are left out; without rules or silences
 * the answer is an error.
 */
export async function silencesBetween(uid: string, range: Span, refId: string): Promise<TargetAnswer> {
  try {
    return { frames: [await silenceFrame(uid, range)], state: LoadingState.Done };
  } catch (error) {
    const message = `Silences can’t be read: ${messageOf(error)}. Ask for the right to read alert rules and silences.`;
    return { frames: [], state: LoadingState.Error, error: { refId, message } };
  }
}

async function silenceFrame(uid: string, range: Span): Promise<DataFrame> {
  const [folders, silences, timings, policy] = await Promise.all([
    read<RulesByFolder>(RULES),
    read<Silence[]>(SILENCES),
    read<Timing[]>(TIMINGS).catch(() => []),
    read<Policy>(POLICIES).catch(() => ({})),
  ]);
  const rules = rulesOver(folders, uid);
  const muted = [...silences.flatMap((one) => silenced(one, rules)), ...timings.flatMap(mutedBy(rules, policy, range))];
  return frameOf(muted.filter(({ from, to }) => to > range.from && from < range.to).sort((a, b) => a.from - b.from));
}

const read = <T>(path: string): Promise<T> =>
  getBackendSrv().get<T>(path, undefined, undefined, { showErrorAlert: false, showSuccessAlert: false });

function silenced({ matchers, startsAt, endsAt, comment, createdBy }: Silence, rules: KnownRule[]): Muted[] {
  const fitting = rules.filter((rule) => canFit(matchers, rule));
  return fitting.length === 0
    ? []
    : [
        {
          from: Date.parse(startsAt),
          to: Date.parse(endsAt),
          title: `Silence: ${comment}`,
          text: `${matchers.map(matcherText).join(', ')}; by ${createdBy}`,
        },
      ];
}

const matcherText = ({ name, value, isRegex, isEqual = true }: Matcher): string =>
  `${name}${isEqual ? '=' : '!'}${isRegex ? '~' : isEqual ? '' : '='}${value}`;

const mutedBy =
  (rules: KnownRule[], policy: Policy, range: Span) =>
  ({ name, time_intervals }: Timing): Muted[] => {
    const muted = rules.filter((rule) => (rule.timings ?? timingsOf(policy, rule)).includes(name));
    return muted.length === 0
      ? []
      : muteSpans(time_intervals, range).map((span) => ({
          ...span,
          title: `Mute timing: ${name}`,
          text: muted.map(({ title }) => title).join(', '),
        }));
  };

function frameOf(muted: Muted[]): DataFrame {
  const field = <T>(name: string, type: FieldType, values: T[]) => ({ name, type, config: {}, values });
  return {
    name: 'silences',
    length: muted.length,
    fields: [
      field(
        'time',
        FieldType.time,
        muted.map(({ from }) => from)
      ),
      field(
        'timeEnd',
        FieldType.time,
        muted.map(({ to }) => to)
      ),
      field(
        'title',
        FieldType.string,
        muted.map(({ title }) => title)
      ),
      field(
        'text',
        FieldType.string,
        muted.map(({ text }) => text)
      ),
    ],
  };
}
