import { REPORT_PATH } from '../ids';
import { deployTags, WORDS_REF, type RuleSettings } from './alertRule';

const words = (text: string) => `{{ with $values.${WORDS_REF} }}{{ with .Labels }}${text}{{ end }}{{ end }}`;

/** "503: 0.51 % to 3.38 % (+2.9 pt), since 2026-01-05 12:40 UTC" */
const MOVED = words(
  '{{ if .moved }}: {{ .moved }}{{ if .ended }}, from {{ .began }} to {{ .ended }}{{ else if .began }}, since {{ .began }}{{ end }}{{ end }}'
);

const DESCRIPTION = words(
  'State of the drift: {{ .drift }}. {{ if .moved }}Moved: {{ .moved }}. {{ end }}' +
    '{{ if .began }}Began {{ .began }}, decided {{ .decided }}{{ if .ended }}, ended {{ .ended }}{{ end }}. {{ end }}' +
    '{{ if .deploy }}Deploy near its beginning: {{ .deploy }}. {{ end }}' +
    'Latest window: {{ .events }} events, {{ .test }}. Against {{ .against }}.'
);

/** Where the report of the alert's drift is written when it is opened. */
const REPORT = words(`{{ externalURL }}${REPORT_PATH.slice(1)}?rule={{ $labels.__alert_rule_uid__ }}&from={{ .from }}`);

/**
 * A rule's annotations: what moved, its baseline and what it is now, onset, the deploy near it, N, links to the panel over that time and to
 * the report, and the panel that Grafana itself links to. They are templates that Grafana fills in at each evaluation.
 */
export function annotationsOf(settings: RuleSettings): Record<string, string> {
  const { summary, panel, runbook } = settings;
  return {
    summary: `${summary.replace(/\.$/, '')}${MOVED}`,
    description: DESCRIPTION,
    ...(deployTags(settings).length > 0 && { deploy: words('{{ .deploy }}') }),
    report: REPORT,
    ...(runbook && { runbook_url: runbook }),
    ...(panel && {
      dashboard: words(
        `{{ externalURL }}d/${encodeURIComponent(panel.dashboard)}?viewPanel=${encodeURIComponent(panel.id)}&from={{ .from }}&to=now`
      ),
      __dashboardUid__: panel.dashboard,
      __panelId__: panel.id,
    }),
  };
}
