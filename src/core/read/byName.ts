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
  const firstName = new Map<string, string>();
  const several = new Set<string>();
  const each = (visit: (frame: FrameJSON, field: FieldJSON, key: string, at: number, index: number) => void) => {
    for (let at = 0; at < frames.length; at++) {
      const { fields } = frames[at].schema;
      for (let index = 0; index < fields.length; index++) {
        const field = fields[index];
        if (field.type === 'number' && hasLabels(field) && !(SERIES_LABEL in field.labels!)) {
          visit(frames[at], field, labelKey(field.labels!), at, index);
        }
      }
    }
  };
  each((frame, field, key) => {
    const known = firstName.get(key);
    const name = nameOf(frame, field, asked);
    if (known === undefined) {
      firstName.set(key, name);
    } else if (known !== name) {
      several.add(key);
    }
  });
  if (several.size === 0) {
    return frames;
  }
  const told = frames.map((frame) => ({ ...frame, schema: { ...frame.schema, fields: frame.schema.fields.slice() } }));
  each((frame, field, key, at, index) => {
    if (several.has(key)) {
      const name = nameOf(frame, field, asked);
      told[at].schema.fields[index] = { ...field, labels: { ...field.labels, [SERIES_LABEL]: name } };
    }
  });
  return told;
}
