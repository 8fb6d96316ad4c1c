import {
  FieldColorModeId,
  getFieldDisplayName,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import type { Group } from '../prepare';

/** How a category looks: as field config and its overrides have it. */
export interface Look {
  category: string;
  /** Display name. */
  name: string;
  color: string;
  /** Hidden by an override ("hide in area"). */
  hidden: boolean;
}

/**
 * The look of each category of a group. Palette colours go by the category's place in `order`, which all groups share, so that a
 * category has one colour in every small multiple, whatever its place among the frame's fields.
 */
export function looks(group: Group, order: string[], theme: GrafanaTheme2): Look[] {
  return group.view.categories.map(({ category, fieldIndex }) => {
    const field = group.frame.fields[fieldIndex];
    if (field === undefined) {
      return { category, name: category, color: paletteColor(order.indexOf(category), theme), hidden: false };
    }
    return {
      category,
      name: displayName(field, group),
      color: getFieldSeriesColor(placed(field, order.indexOf(category)), theme).color,
      hidden: field.config.custom?.hideFrom?.viz === true,
    };
  });
}

/** Every category of every group, in stacking order. */
export function categoryOrder(groups: Group[]): string[] {
  return [...new Set(groups.flatMap((group) => group.view.meta.categories))];
}

/** The field's own name would be "share"; Grafana's name for it is the category, or what an override says. */
function displayName(field: Field, group: Group): string {
  return field.config.displayName || field.config.displayNameFromDS || getFieldDisplayName(field, group.frame);
}

function placed(field: Field, seriesIndex: number): Field {
  const mode = field.config.color?.mode;
  const color =
    mode === undefined || mode === FieldColorModeId.Thresholds
      ? { mode: FieldColorModeId.PaletteClassic }
      : field.config.color;
  return {
    ...field,
    config: { ...field.config, color },
    state: {
      ...field.state,
      seriesIndex,
      displayName: field.config.displayName ?? field.config.displayNameFromDS ?? null,
    },
  };
}

function paletteColor(index: number, theme: GrafanaTheme2): string {
  const palette = theme.visualization.palette;
  return theme.visualization.getColorByName(palette[index % palette.length]);
}
