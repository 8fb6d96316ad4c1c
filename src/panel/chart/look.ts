import {
  FieldColorModeId,
  getFieldDisplayName,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
  type LinkModel,
} from '@grafana/data';
import { SHARE_UNIT } from '../format';
import { shareWords, tint, type ShareWords } from './shareWords';
import type { Group } from '../groups';
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
  /** Of shares, by Grafana's id for it. */
  unit: string;
  /** A share in words: by its mapping, in its unit. */
  words: ShareWords;
  /** The colour of the threshold that a share has passed; undefined below the first. */
  tint: (share: number | null) => string | undefined;
  /** Thresholds of its share, the base left out. */
  thresholds: Array<{ value: number; color: string }>;
  /** Data links of its share in the window at `index`. */
  links: (index: number) => Array<LinkModel<Field>>;
}

const PLAIN = {
  hidden: false,
  decimals: null,
  unit: SHARE_UNIT,
  words: shareWords(),
  tint: () => undefined,
  thresholds: [],
  links: () => [],
};

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
      unit: field.config.unit ?? SHARE_UNIT,
      words: shareWords(field, theme),
      ...tint(field, theme),
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
export const commonDecimals = (shown: Look[]): number | null => common(shown, 'decimals') ?? null;

/** The unit that every category has; percent where they don't agree. */
export const commonUnit = (shown: Look[]): string => common(shown, 'unit') ?? SHARE_UNIT;

function common<Key extends keyof Look>(shown: Look[], key: Key): Look[Key] | undefined {
  return shown.every((look) => look[key] === shown[0][key]) ? shown[0]?.[key] : undefined;
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
