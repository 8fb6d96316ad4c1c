import { createReadStream } from 'node:fs';
import type { FrameJSON } from '../../core';
import { CliError } from '../error';
import type { Host } from '../command';
import type { FileRoles } from './fileColumns';
import { CsvReader } from './csvReader';
import { readJson } from './json';

const LIMIT = { rows: 5_000_000, jsonBytes: 200_000_000 };

/** The frames of a file, or of stdin for `-`: JSON where it begins with [ or {, else CSV. */
export async function readFile(path: string, roles: FileRoles, host: Pick<Host, 'stdin'>): Promise<FrameJSON[]> {
  if (path === '-' && host.stdin.isTTY) {
    throw new CliError('There is no input.', 'Name a file, or pipe CSV or JSON into the command.');
  }
  const stream: NodeJS.ReadableStream = path === '-' ? host.stdin : createReadStream(path);
  stream.setEncoding('utf8');
  const csv = new CsvReader(roles);
  const json: string[] = [];
  let kind: 'csv' | 'json' | null = null;
  let length = 0;
  try {
    for await (const chunk of stream) {
      const text = chunk as string;
      kind ??= text.trim() === '' ? null : /^\s*[[{]/.test(text) ? 'json' : 'csv';
      length += text.length;
      if (kind === 'json') {
        requireWithin('jsonBytes', length);
        json.push(text);
      } else if (kind === 'csv') {
        csv.push(text);
      }
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new CliError(`${path} can't be read: ${code}.`, 'Check the path.');
  }
  if (kind === 'json') {
    return readJson(json.join(''), roles);
  }
  const columns = csv.end();
  requireWithin('rows', columns.rows);
  return [columns.frame()];
}

function requireWithin(limit: keyof typeof LIMIT, value: number): void {
  if (value > LIMIT[limit]) {
    throw new CliError(
      `Limit \`${limit}\` is ${LIMIT[limit]}, and this input has at least ${value}.`,
      'Count by window and category in the query that writes it.'
    );
  }
}
