import type { FrameJSON } from '../../core';
import { CliError } from '../error';
import { FileColumns, type FileRoles } from './fileColumns';

type Row = Record<string, string | number | null>;

/** Rows, rows by line, frames, or the answer of Grafana's `/api/ds/query`. */
export function readJson(text: string, roles: FileRoles): FrameJSON[] {
  const value = parsed(text);
  const frames = framesOf(value);
  if (frames !== null) {
    return frames;
  }
  if (!Array.isArray(value) || value.length === 0 || typeof value[0] !== 'object') {
    throw new CliError(
      'The JSON is neither rows nor frames.',
      'Give [{"time": …, "category": …, "count": …}, …], such rows line by line, or the frames of a Grafana answer.'
    );
  }
  const rows = value as Row[];
  const names = Array.from(new Set(rows.flatMap((row) => Object.keys(row))));
  const columns = new FileColumns(names, roles);
  rows.forEach((row) => columns.add(names.map((name) => row[name])));
  return [columns.frame()];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      throw new CliError(`The JSON can't be read: ${(error as Error).message}.`, 'Check what writes it.');
    }
  }
}

const isFrame = (value: unknown): value is FrameJSON => Array.isArray((value as FrameJSON | null)?.schema?.fields);

function framesOf(value: unknown): FrameJSON[] | null {
  const { frames, results } = (value ?? {}) as { frames?: unknown[]; results?: Record<string, { frames?: unknown[] }> };
  const list =
    frames ??
    (results
      ? Object.values(results).flatMap((result) => result.frames ?? [])
      : Array.isArray(value)
        ? value
        : [value]);
  return list.length > 0 && list.every(isFrame) ? list : null;
}
