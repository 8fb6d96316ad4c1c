import type { FieldJSON, FrameJSON } from '../model/frame';
import { fieldName, isText } from './column';
import { kindColumns } from './kinds';

/**
 * - `labelled`: number fields are series, told apart by labels (one wide frame, or many frames)
 * - `long`: rows, told apart by text columns
 */
export type FrameShape = 'labelled' | 'long';

/** Label that tells series apart which have no labels: their names are its values. */
export const SERIES_LABEL = 'series';

/** Frames that hold series or rows: not the empty ones, nor the exemplars that Prometheus adds. */
export function dataFrames(frames: FrameJSON[]): FrameJSON[] {
  return frames.filter(
    (frame) =>
      frame.schema.fields.length > 0 &&
      frame.data.values.some((column) => column.length > 0) &&
      frame.schema.meta?.custom?.resultType !== 'exemplar'
  );
}

/** The shape of a frame; `named` are the category and the groups where the user named them. */
export function shapeOf(frame: FrameJSON, named: string[]): FrameShape {
  const labelled = frame.schema.fields.some((field) => field.type === 'number' && hasLabels(field));
  if (labelled) {
    return 'labelled';
  }
  const hasKeys = frame.schema.fields.some(
    (field) => isText(field) || (field.type !== 'time' && named.indexOf(field.name) >= 0)
  );
  return hasKeys || kindColumns(frame).length > 0 ? 'long' : 'labelled';
}

export function hasLabels(field: FieldJSON): boolean {
  return field.labels !== undefined && field.labels !== null && Object.keys(field.labels).length > 0;
}

/** Labels of a series; one without any is told by its name, or by its frame's name where the field's says nothing. */
export function seriesLabels(frame: FrameJSON, field: FieldJSON): Record<string, string> {
  if (hasLabels(field)) {
    return field.labels!;
  }
  return { [SERIES_LABEL]: nameOf(frame, field, true) };
}

/**
 * What a series is called: its field's name, or its frame's where the field's says nothing.
 *
 * @param byField whether a field's plain name, not meant to be shown, is one
 */
export function nameOf(frame: FrameJSON, field: FieldJSON, byField: boolean): string {
  const name = byField || fieldName(field) !== field.name ? fieldName(field) : '';
  const generic = name === '' || name.toLowerCase() === 'value';
  return generic && frame.schema.name ? frame.schema.name : name;
}

/** A cell of a text column as text; an enum's number as its name. */
export function cellText(field: FieldJSON, value: unknown): string {
  if (value === null || value === undefined || value !== value) {
    return '';
  }
  const names = (field.config?.type as { enum?: { text?: string[] } } | undefined)?.enum?.text;
  return field.type === 'enum' && typeof value === 'number' ? (names?.[value] ?? String(value)) : String(value);
}
