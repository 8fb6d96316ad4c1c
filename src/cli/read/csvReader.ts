import { CliError } from '../error';
import { FileColumns, type FileRoles } from './fileColumns';

/** Fields of one line; a quoted field may hold separators and doubled quotes. Null where a quoted field goes on in the next line. */
function fieldsOf(line: string, separator: string): string[] | null {
  if (!line.includes('"')) {
    return line.split(separator);
  }
  const fields: string[] = [];
  for (let at = 0; at <= line.length;) {
    if (line[at] === '"') {
      let end = at + 1;
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"')) {
        end += line[end] === '"' ? 2 : 1;
      }
      if (end >= line.length) {
        return null;
      }
      fields.push(line.slice(at + 1, end).replace(/""/g, '"'));
      at = end + 2;
    } else {
      const end = line.indexOf(separator, at);
      fields.push(line.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? line.length + 1 : end + 1;
    }
  }
  return fields;
}

/** Reads CSV as it comes, with a header; separated by commas, semicolons or tabs, whichever the header has. */
export class CsvReader {
  private columns: FileColumns | null = null;
  private separator = ',';
  private rest = '';
  private open = '';

  constructor(private readonly roles: FileRoles) {}

  push(chunk: string): void {
    const text = this.rest + chunk;
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.line(text.slice(at, text[end - 1] === '\r' ? end - 1 : end));
      at = end + 1;
    }
    this.rest = text.slice(at);
  }

  end(): FileColumns {
    this.line(this.rest);
    if (this.open !== '') {
      throw new CliError('A quoted field of the CSV has no end.', 'Close it with ".');
    }
    if (this.columns === null) {
      throw new CliError('The input is empty.', 'Give CSV with a header line, or JSON.');
    }
    return this.columns;
  }

  private line(raw: string): void {
    const line = this.open + raw;
    if (line === '') {
      return;
    }
    if (this.columns === null) {
      this.header(line.replace(/^\uFEFF/, ''));
      return;
    }
    const fields = fieldsOf(line, this.separator);
    this.open = fields === null ? `${line}\n` : '';
    if (fields === null) {
      return;
    }
    const { names, rows } = this.columns;
    if (fields.length !== names.length) {
      throw new CliError(
        `Row ${rows + 1} has ${fields.length} fields, and the header ${names.length}.`,
        'Give each row one field per column; quote fields that hold the separator.'
      );
    }
    this.columns.add(fields);
  }

  private header(line: string): void {
    this.separator = [',', ';', '\t'].find((mark) => line.includes(mark)) ?? ',';
    const names = (fieldsOf(line, this.separator) ?? []).map((name) => name.trim());
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) {
      throw new CliError(`The column "${twice}" is listed twice.`, 'Give each column a name of its own.');
    }
    this.columns = new FileColumns(names, this.roles);
  }
}
