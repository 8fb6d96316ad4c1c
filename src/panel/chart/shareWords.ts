import {
  formattedValueToString,
  getActiveThreshold,
  getDisplayProcessor,
  getValueFormat,
  ThresholdsMode,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import { NO_ANSWER, percent, SHARE_UNIT } from '../format';

/** A share in words; `columnDecimals` where none are chosen. */
export type ShareWords = (share: number | null, columnDecimals?: number) => string;

/** How a field's shares are written: its mapping's text, its unit, what it has for no value; without a field in percent. */
export function shareWords(field?: Field, theme?: GrafanaTheme2): ShareWords {
  const { decimals, unit = SHARE_UNIT, mappings = [], noValue } = field?.config ?? {};
  const none = noValue || NO_ANSWER;
  const mapped =
    field === undefined || theme === undefined || mappings.length === 0 ? () => null : mappedText(field, theme);
  const plain: ShareWords =
    field === undefined || unit === SHARE_UNIT
      ? (share, columnDecimals) => percent(share, decimals ?? columnDecimals)
      : (share) => formattedValueToString(getValueFormat(unit)(share!, decimals ?? undefined));
  return (share, columnDecimals) => (share === null ? none : (mapped(share) ?? plain(share, columnDecimals)));
}

/** Text of the mapping that a share falls in; null where it falls in none. */
function mappedText(field: Field, theme: GrafanaTheme2): (share: number) => string | null {
  const [withMappings, without] = [field.config.mappings, []].map((mappings) =>
    getDisplayProcessor({ field: { ...field, config: { ...field.config, mappings } }, theme })
  );
  return (share) => {
    const text = formattedValueToString(withMappings(share));
    return text === formattedValueToString(without(share)) ? null : text;
  };
}

/** Thresholds of a field's share: where they lie as shares, and which colour they give one. */
export function tint(
  { config }: Field,
  theme: GrafanaTheme2
): {
  tint: (share: number | null) => string | undefined;
  thresholds: Array<{ value: number; color: string }>;
} {
  const scale = config.thresholds?.mode === ThresholdsMode.Percentage ? 100 : 1;
  const steps = config.thresholds?.steps ?? [];
  const above = steps.slice(1).map(({ value, color }) => ({
    value: value / scale,
    color: theme.visualization.getColorByName(color),
  }));
  return {
    thresholds: above,
    tint: (share) => {
      const step = share === null || above.length === 0 ? undefined : getActiveThreshold(share * scale, steps);
      return step === undefined || step === steps[0] ? undefined : theme.visualization.getColorByName(step.color);
    },
  };
}
