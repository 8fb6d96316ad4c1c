import type { FieldJSON, FrameJSON } from '../model/frame';
import { labelKey } from './labelKey';
import { hasLabels, nameOf, SERIES_LABEL } from './frameShape';

/**
 * Frames whose series with equal labels, but different names, are told apart by those: they get the label `series`, as Graphite's and
 * CloudWatch's need. Number fields of one frame that differ by field name alone are different measures, and not told apart unless the
 * category or a group is asked to be the name.
 *
 * @param named the category and the groups where the user named them
 */
export function toldByName(frames: FrameJSON[], named: string[]): FrameJSON[] {
  const asked = named.indexOf(SERIES_LABEL) >= 0;
  const names: Record<string, Set<string>> = Object.create(null);
  const each = (visit: (field: FieldJSON, key: string, name: string, at: number, index: number) => void) =>
    frames.forEach((frame, at) =>
      frame.schema.fields.forEach((field, index) => {
        if (field.type === 'number' && hasLabels(field) && !(SERIES_LABEL in field.labels!)) {
          visit(field, labelKey(field.labels!), nameOf(frame, field, asked), at, index);
        }
      })
    );
  each((_, key, name) => (names[key] ??= new Set()).add(name));
  let told: FrameJSON[] | null = null;
  each((field, key, name, at, index) => {
    if (names[key].size > 1) {
      told ??= frames.map((frame) => ({ ...frame, schema: { ...frame.schema, fields: frame.schema.fields.slice() } }));
      told[at].schema.fields[index] = { ...field, labels: { ...field.labels, [SERIES_LABEL]: name } };
    }
  });
  return told ?? frames;
}
