import { FieldType, type DataFrame } from '@grafana/data';
import { neverFall, type MeaningGuess } from '../../core/read/meaningGuess';

/** Running totals betray themselves, whatever the upstream's language. */
export function guessFromValues(frames: DataFrame[]): MeaningGuess | null {
  const series = frames
    .filter(({ fields }) => fields[0]?.type === FieldType.time && fields.every(({ type }) => type !== FieldType.string))
    .flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number))
    .map(({ values }) => ({ values: Float64Array.from(values as Array<number | null>, (value) => value ?? NaN) }));
  return neverFall(series) ? { values: 'counters', because: 'A query whose values never fall' } : null;
}
