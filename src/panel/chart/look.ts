import {
  FieldColorModeId,
  getFieldDisplayName,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
  type LinkModel,
} from '@grafana/data';
import { NO_ANSWER } from '../format';
import type { Group } from '../prepare';
import { categoryColors } from './categoryColors';

/** How a category looks: as field config and its overrides have it. */
export interface Look {
  category: string;
  /** Display name. */
  name: string;
  color: string;
  /** Hidden by an override ("hide in area"). */
  hidden: boolean;
  /** Of shares, where a number is chosen. */
  decimals: number | null;
  /** What stands where there is no share. */
  noValue: string;
  /** Data links of its share in the window at `index`. */
  links: (index: number) => Array<LinkModel<Field>>;
}

const PLAIN = { hidden: false, decimals: null, noValue: NO_ANSWER, links: () => [] };

/**
 * The look of each category of a group. Where field config leaves the colour to a palette, it goes by the category's meaning or name;
 * `order` has the categories of all groups, so that each has one colour in every small multiple.
 */
export function looks(group: Group, order: string[], theme: GrafanaTheme2): Look[] {
  const colors = categoryColors(order, theme);
  const byName = (category: string) => colors.get(category) ?? theme.colors.text.primary;
  return group.view.categories.map(({ category, fieldIndex }) => {
    const field = group.frame.fields[fieldIndex];
    if (field === undefined) {
      return { ...PLAIN, category, name: category, color: byName(category) };
    }
    return {
      category,
      name: displayName(field, group),
      color: isChosen(field)
        ? getFieldSeriesColor(placed(field, order.indexOf(category)), theme).color
        : byName(category),
      hidden: field.config.custom?.hideFrom?.viz === true,
      decimals: field.config.decimals ?? null,
      noValue: field.config.noValue || NO_ANSWER,
      links: (index) => field.getLinks?.({ valueRowIndex: index }) ?? [],
    };
  });
}

/** Every category of every group, in stacking order. */
export function categoryOrder(groups: Group[]): string[] {
  return [...new Set(groups.flatMap((group) => group.view.meta.categories))];
}

/** Display names by category: what words are made of. */
export type NameOf = (category: string) => string;

export function namesOf(shown: Look[]): NameOf {
  const names = new Map(shown.map(({ category, name }) => [category, name]));
  return (category) => names.get(category) ?? category;
}

/** Decimals that every category agrees on; null where they don't, or none is chosen. */
export function commonDecimals(shown: Look[]): number | null {
  const first = shown[0]?.decimals ?? null;
  return shown.every(({ decimals }) => decimals === first) ? first : null;
}

/** The field's own name would be "share"; Grafana's name for it is the category, or what an override says. */
function displayName(field: Field, group: Group): string {
  return field.config.displayName || field.config.displayNameFromDS || getFieldDisplayName(field, group.frame);
}

/** Whether field config names a colour, or a palette other than Grafana's default. */
function isChosen({ config }: Field): boolean {
  const mode = config.color?.mode ?? FieldColorModeId.Thresholds;
  return mode !== FieldColorModeId.Thresholds && mode !== FieldColorModeId.PaletteClassic;
}

function placed(field: Field, seriesIndex: number): Field {
  const { displayName, displayNameFromDS } = field.config;
  return { ...field, state: { ...field.state, seriesIndex, displayName: displayName ?? displayNameFromDS ?? null } };
}
