import React from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { Combobox, Stack } from '@grafana/ui';
import { chosen } from '../../datasource/editor/chosen';
import { LabelledField } from '../../datasource/LabelledField';
import { useAsync } from '../../datasource/useAsync';
import { EACH_ALERT, type Notify } from './alertRule';

const POINTS = '/api/v1/provisioning/contact-points';
const TIMINGS = '/api/v1/provisioning/mute-timings';
/** A combobox takes no empty value. */
const RULE = 'the rule';

interface Props {
  notify: Notify | undefined;
  /** Labels that the rule's alerts differ by. */
  labels: string[];
  onChange: (notify: Notify | undefined) => void;
}

/** Who is told, and how many notifications many alerts of one cause make. */
export function NotifyPart({ notify, labels, onChange }: Props) {
  const points = useNames(POINTS);
  const timings = useNames(TIMINGS);
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <LabelledField label="Contact point" description="Without one, notification policies say who is told">
        {(id) => (
          <Combobox
            aria-labelledby={id}
            options={points.map((value) => ({ value, label: value }))}
            value={notify?.contactPoint ?? null}
            placeholder="by policies"
            isClearable
            createCustomValue
            onChange={(option) => onChange(option ? { ...notify, contactPoint: option.value } : undefined)}
            width={28}
          />
        )}
      </LabelledField>
      {notify && labels.length > 0 && (
        <LabelledField
          label="One notification for"
          description="Many groups that one cause hits are told together: choose the label of the cause"
        >
          {(id) => (
            <Combobox
              aria-labelledby={id}
              options={perOptions(labels)}
              value={notify.per?.[0] ?? RULE}
              onChange={chosen((label) => onChange({ ...notify, per: label === RULE ? [] : [label] }))}
              width={28}
            />
          )}
        </LabelledField>
      )}
      {notify && (
        <LabelledField label="Muted in" description="A mute timing: alerts fire, and nobody is told">
          {(id) => (
            <Combobox
              aria-labelledby={id}
              options={timings.map((value) => ({ value, label: value }))}
              value={notify.muteTiming ?? null}
              placeholder="none"
              isClearable
              createCustomValue
              onChange={(option) => onChange({ ...notify, muteTiming: option?.value })}
              width={28}
            />
          )}
        </LabelledField>
      )}
    </Stack>
  );
}

const perOptions = (labels: string[]) => [
  { value: RULE, label: RULE, description: 'All of its alerts together' },
  ...labels.map((value) => ({ value, label: `each ${value}`, description: 'Alerts with the same value together' })),
  { value: EACH_ALERT, label: 'each alert', description: 'Every alert by itself' },
];

/** Names that there are; none where they may not be read: they can be typed as well. */
function useNames(path: string): string[] {
  const found = useAsync(async () => {
    const quiet = { showErrorAlert: false, showSuccessAlert: false };
    const all = await getBackendSrv().get<Array<{ name: string }>>(path, undefined, undefined, quiet);
    return Array.from(new Set(all.map(({ name }) => name)));
  }, path);
  return found.state === 'done' ? found.value : [];
}
