import { LoadingState, type DataFrame } from '@grafana/data';
import { silencesBetween } from './silencesBetween';

const get = jest.fn();
jest.mock('@grafana/runtime', () => ({ ...jest.requireActual('@grafana/runtime'), getBackendSrv: () => ({ get }) }));

const at = (text: string): number => Date.parse(`2026-01-05T${text}Z`);
const RANGE = { from: at('00:00'), to: at('23:59') };

const rule = (title: string, uid: string, more: object = {}, told?: object) => ({
  labels: { team: 'shop', ...more },
  grafana_alert: {
    title,
    data: [
      { datasourceUid: uid, model: { groupBy: ['region'], category: 'code' } },
      { datasourceUid: '__expr__', model: {} },
    ],
    ...told,
  },
});
const RULES = {
  Multinomial: [
    { rules: [rule('Checkout', 'own', { severity: 'page' })] },
    { rules: [rule('Search', 'own', {}, { notification_settings: { mute_time_intervals: ['lunch'] } })] },
  ],
  Others: [{ rules: [rule('Disk', 'other', { severity: 'page' }), { labels: {} }] }],
};
const silence = (comment: string, ...matchers: Array<[string, string, string]>) => ({
  startsAt: '2026-01-05T10:00:00Z',
  endsAt: '2026-01-05T11:00:00Z',
  comment,
  createdBy: 'me',
  matchers: matchers.map(([name, how, value]) => ({
    name,
    value,
    isRegex: how.endsWith('~'),
    isEqual: how[0] === '=',
  })),
});
const hours = (start_time: string, end_time: string) => [{ times: [{ start_time, end_time }] }];
const POLICY = {
  routes: [
    { object_matchers: [['severity', '=', 'ticket']], mute_time_intervals: ['nights'] },
    { object_matchers: [['team', '=~', 'sh.*']], continue: true, mute_time_intervals: ['early'] },
    {
      object_matchers: [['alertname', '=', 'Checkout']],
      mute_time_intervals: ['never'],
      routes: [{ object_matchers: [['region', '=', 'eu']], mute_time_intervals: ['late'] }],
    },
    { mute_time_intervals: ['nights'] },
  ],
};

function serve(silences: object[], timings: Record<string, object[]> = {}, more: Record<string, unknown> = {}) {
  const answers: Record<string, unknown> = {
    '/api/ruler/grafana/api/v1/rules': RULES,
    '/api/alertmanager/grafana/api/v2/silences': silences,
    '/api/v1/provisioning/mute-timings': Object.entries(timings).map(([name, time_intervals]) => ({
      name,
      time_intervals,
    })),
    '/api/v1/provisioning/policies': POLICY,
    ...more,
  };
  get.mockImplementation((path: string) =>
    answers[path] === undefined ? Promise.reject({ data: { message: 'no' } }) : Promise.resolve(answers[path])
  );
}

const rows = ({ fields }: DataFrame): unknown[][] =>
  fields[0].values.map((_, i) => fields.map(({ values }) => values[i]));
const answer = () => silencesBetween('own', RANGE, 'Anno');
const titles = async () => (await answer()).frames[0].fields[2].values;

it('tells silences that fit an alert of the rules over the data source', async () => {
  serve([
    silence('deploy', ['team', '=', 'shop'], ['region', '!~', 'us|ap']),
    silence('other rules', ['alertname', '=', 'Disk']),
    silence('no such label', ['zone', '=', 'a']),
    silence('not this team', ['team', '!=', 'shop']),
    {
      ...silence('yesterday', ['team', '=', 'shop']),
      startsAt: '2026-01-04T10:00:00Z',
      endsAt: '2026-01-04T11:00:00Z',
    },
    silence('a folder', ['grafana_folder', '=~', 'Multi.*'], ['zone', '!=', 'a']),
  ]);
  expect(rows((await answer()).frames[0])).toEqual([
    [at('10:00'), at('11:00'), 'Silence: deploy', 'team=shop, region!~us|ap; by me'],
    [at('10:00'), at('11:00'), 'Silence: a folder', 'grafana_folder=~Multi.*, zone!=a; by me'],
  ]);
});

it('tells the mute timings of the rules, and of the policies that their alerts come to', async () => {
  serve([], {
    lunch: hours('12:00', '13:00'),
    early: hours('05:00', '06:00'),
    late: hours('20:00', '21:00'),
    never: hours('01:00', '02:00'),
    nights: hours('00:00', '04:00'),
  });
  expect(rows((await answer()).frames[0])).toEqual([
    [at('05:00'), at('06:00'), 'Mute timing: early', 'Checkout'],
    [at('12:00'), at('13:00'), 'Mute timing: lunch', 'Search'],
    [at('20:00'), at('21:00'), 'Mute timing: late', 'Checkout'],
  ]);
});

it('leaves out what may not be read, but for silences and rules', async () => {
  const hidden = { '/api/v1/provisioning/mute-timings': undefined, '/api/v1/provisioning/policies': undefined };
  serve([silence('deploy', ['team', '=', 'shop'])], {}, hidden);
  expect(await titles()).toEqual(['Silence: deploy']);
  serve([], {}, { '/api/alertmanager/grafana/api/v2/silences': undefined });
  expect(await answer()).toMatchObject({
    frames: [],
    state: LoadingState.Error,
    error: { refId: 'Anno', message: expect.stringMatching(/^Silences can’t be read: no\./) },
  });
});
