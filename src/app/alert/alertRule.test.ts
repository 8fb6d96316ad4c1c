import type { DistributionTarget } from '../../datasource/types';
import { provisioningYaml } from './provisioning';
import { alertLabels, EACH_ALERT, ruleQueries, ruleText, type Notify, type RuleSettings } from './alertRule';
import { ruleBody } from './ruleBody';

const query: DistributionTarget = {
  refId: 'A',
  datasource: { uid: 'd', type: 'multinomial-distribution-datasource' },
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'sum by (code)(increase(x[1m]))' } },
  category: 'code',
  groupBy: ['region'],
};
const settings: RuleSettings = { name: 'Drift', pending: '0s', noDataState: 'OK', labels: {}, summary: 'It drifts.' };

const evaluator = (target: DistributionTarget, set = settings) => {
  const [a, b] = ruleQueries(target, set);
  const [condition] = b.model.conditions as Array<{ evaluator: unknown }>;
  return [a.model.alertStatistic, condition.evaluator];
};

describe('ruleQueries', () => {
  it('alerts on drift, which is 0 or 1', () => {
    expect(evaluator(query)).toEqual(['drift', { type: 'gt', params: [0.5] }]);
  });

  it('takes a statistic’s usual threshold, whatever its scope', () => {
    expect(evaluator({ ...query, alertStatistic: 'p' })).toEqual(['p', { type: 'lt', params: [0.01] }]);
    expect(evaluator({ ...query, alertStatistic: 'adjustedP' })).toEqual(['adjustedP', { type: 'lt', params: [0.01] }]);
    expect(evaluator({ ...query, alertStatistic: 'groupOverdispersionP' })).toEqual([
      'groupOverdispersionP',
      { type: 'lt', params: [0.01] },
    ]);
  });

  it('asks what was set, until another statistic is chosen', () => {
    const set: RuleSettings = { ...settings, condition: { statistic: 'kl', op: 'gt', value: 0.05 } };
    expect(evaluator({ ...query, alertStatistic: 'kl' }, set)).toEqual(['kl', { type: 'gt', params: [0.05] }]);
    expect(evaluator({ ...query, alertStatistic: 'burnRate' }, set)).toEqual(['burnRate', { type: 'gt', params: [3] }]);
  });
});

describe('what is written', () => {
  const target: DistributionTarget = { ...query, alertStatistic: 'adjustedP' };
  const set: RuleSettings = { ...settings, condition: { statistic: 'adjustedP', op: 'lt', value: 0.001 } };

  it('is in the rule that is saved', () => {
    const { data } = JSON.parse(JSON.stringify(ruleBody(target, set))).grafana_alert;
    expect(data).toEqual(JSON.parse(JSON.stringify(ruleQueries(target, set))));
    expect(data[1].model.conditions[0].evaluator).toEqual({ type: 'lt', params: [0.001] });
  });

  it('is in the provisioning file', () => {
    const yaml = provisioningYaml([{ target, settings: set }]);
    expect(yaml).toContain('alertStatistic: adjustedP');
    expect(yaml).toMatch(/evaluator:\s+type: lt\s+params:\s+- 0\.001/);
  });
});

describe('ruleText', () => {
  it('says what a drift is', () => {
    expect(ruleText(query, settings)).toBe(
      'Fires when the distribution of `code` in sum by (code)(increase(x[1m])) has drifted from its baseline (trailing 60 windows, gap 1): as rare as p < 0.01 in 3 of 5 windows, and a change of w ≥ 0.1, or a share moved by 25 % of its baseline and 0.05 points (or 10 events too many and twice its share), in at least 3 windows with N ≥ 100, for each region by itself.'
    );
  });

  it('says by what it is judged, and within which budget', () => {
    const detect = { budget: { alarms: 2, groups: 20 }, measure: 'psi' as const, scales: [5, 60] };
    const text = ruleText({ ...query, detect }, settings);
    expect(text).toContain('at most 2 false alarms in 4w over 20 groups by the PSI and a change');
    expect(text).toContain('with N ≥ 100, or in 5 or 60 windows as one');
  });

  it('says the condition of another statistic, for each category where it has one', () => {
    expect(ruleText({ ...query, alertStatistic: 'adjustedP' }, settings)).toContain(
      'has adjusted p below 0.01, against trailing 60 windows, gap 1, for each category and region by itself.'
    );
    expect(ruleText({ ...query, alertStatistic: 'entropy', groupBy: [] }, settings)).toMatch(/ has entropy above 0\.$/);
  });
});

describe('who is told', () => {
  const told = (notify: Notify, target = query) => {
    const set = { ...settings, notify };
    const { notification_settings } = ruleBody(target, set).grafana_alert;
    return { notification_settings, yaml: provisioningYaml([{ target, settings: set }]), text: ruleText(target, set) };
  };

  it('is said by the policies unless the rule names a contact point', () => {
    expect(ruleBody(query, settings).grafana_alert).not.toHaveProperty('notification_settings');
    expect(provisioningYaml([{ target: query, settings }])).not.toContain('notification_settings');
  });

  it('is told once for all alerts of the rule, for each value of a label, or for each alert', () => {
    const { notification_settings, yaml, text } = told({ contactPoint: 'on call' });
    expect(notification_settings).toEqual({ receiver: 'on call', group_by: ['grafana_folder', 'alertname'] });
    expect(yaml).toMatch(
      /notification_settings:\n\s+receiver: on call\n\s+group_by:\n\s+- grafana_folder\n\s+- alertname\n/
    );
    expect(text).toMatch(/ Tells on call, once for all of its alerts\.$/);
    const perRegion = told({ contactPoint: 'on call', per: ['region'], muteTiming: 'nights' });
    expect(perRegion.notification_settings).toEqual({
      receiver: 'on call',
      group_by: ['grafana_folder', 'alertname', 'region'],
      mute_time_intervals: ['nights'],
    });
    expect(perRegion.text).toMatch(/once for each region, but not in nights\.$/);
    expect(told({ contactPoint: 'on call', per: [EACH_ALERT] }).notification_settings?.group_by).toEqual(['...']);
  });

  it('can be told by the labels that alerts differ by', () => {
    expect(alertLabels(query)).toEqual(['region']);
    expect(alertLabels({ ...query, alertStatistic: 'burst' })).toEqual(['region', 'code']);
  });
});
