import type { FrameJSON } from '../../core';
import { csvCell } from '../../core/model/tableText';

function cell(value: unknown, type: string): string {
  if (value === null || value === undefined) {
    return '';
  }
  return type === 'time' ? new Date(value as number).toISOString().replace('.000Z', 'Z') : csvCell(String(value));
}

/** Labels that say no more than the column's name or the group that has columns of its own. */
const STAT = 'stat';

/**
 * Frames as one CSV: a column per field, and one per label that tells frames apart. A statistic of a category is named `share:500`.
 * Frames with other columns leave these empty.
 */
export function framesToCsv(frames: FrameJSON[], groupBy: string[]): string {
  const tables = frames.map((frame) => {
    const labels = frame.schema.fields.find((field) => field.labels !== undefined)?.labels ?? {};
    const groups = groupBy.filter((name) => name in labels).map((name) => [name, labels[name]] as const);
    const names = frame.schema.fields.map((field) => {
      const own = Object.entries(field.labels ?? {}).filter(([key]) => key !== STAT && !groupBy.includes(key));
      return [field.name, ...own.map(([, value]) => value)].join(':');
    });
    return { frame, groups, names };
  });
  const columns = Array.from(
    new Set(
      tables.flatMap(({ groups, names }) => [...names.slice(0, 1), ...groups.map(([name]) => name), ...names.slice(1)])
    )
  );
  const lines = [columns.map(csvCell).join(',')];
  for (const { frame, groups, names } of tables) {
    const { fields } = frame.schema;
    const { values } = frame.data;
    const fixed = new Map<string, string>(groups);
    const places = columns.map((column) => names.indexOf(column));
    for (let row = 0; row < (values[0]?.length ?? 0); row++) {
      lines.push(
        columns
          .map((column, i) => {
            const at = places[i];
            return at < 0 ? cell(fixed.get(column), 'string') : cell(values[at][row], fields[at].type);
          })
          .join(',')
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
