import type { FieldJSON } from '../model/frame';
import type { Notices } from '../model/notices';

/** Names of the column that says when something was, most telling first; Flux adds the ends of its range beside `_time`. */
const TELLING = ['_time', 'time', '@timestamp', 'timestamp', 'ts', '$__time'];

/** Columns of a single series, of which there are many. */
const SERIES = 2;

/** Which column says when: the only one of times, else that with a telling name, else the first; -1 without any. */
export function timeColumnOf(fields: readonly FieldJSON[]): number {
  if (fields.length === SERIES && fields[0].type === 'time') {
    return 0;
  }
  const times = fields.map((_, index) => index).filter((index) => fields[index].type === 'time');
  const rank = (index: number) => {
    const place = TELLING.indexOf(fields[index].name.toLowerCase());
    return place < 0 ? TELLING.length : place;
  };
  return times.length === 0 ? -1 : times.reduce((best, index) => (rank(index) < rank(best) ? index : best));
}

/** Says which of several columns of times is taken. */
export function noteTimeColumn(fields: readonly FieldJSON[], notices: Notices): void {
  if (fields.length > SERIES && fields.filter(({ type }) => type === 'time').length > 1) {
    notices.add('info', `Of several time columns \`${fields[timeColumnOf(fields)].name}\` is taken.`);
  }
}
