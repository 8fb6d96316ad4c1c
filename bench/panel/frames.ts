/** Frames for the panel's benchmark: what our own data source returns for steady traffic that drifts at its end. */
import { derive, type FrameJSON } from '../../src/core';
import { MINUTE, START, traffic } from '../../tests/panel/fixtures/traffic';

/** Windows of a minute before the range: the trailing baseline. */
const BEFORE = 61;
/** Events a minute. */
const RATE = 5000;

export function frames(categories: number, windows: number): { frames: FrameJSON[]; from: number; to: number } {
  const minutes = BEFORE + windows;
  const weights = Array.from({ length: categories }, (_, i) => 1 / (i + 1));
  const shares = (moved: number) => {
    const changed = weights.map((weight, i) => (i === 2 ? weight * moved : weight));
    const total = changed.reduce((sum, weight) => sum + weight);
    return Object.fromEntries(changed.map((weight, i) => [`kind-${i + 1}`, weight / total]));
  };
  const world = { label: 'kind', shares: shares(1), rate: RATE, minutes, seed: 1 };
  const observed = traffic({ ...world, shift: { at: minutes - 60, shares: shares(1.5) } });
  const [from, to] = [START + BEFORE * MINUTE, START + minutes * MINUTE];
  const query = {
    refId: 'A',
    upstream: { datasource: { uid: 'bench', type: 'bench' }, query: {} },
    category: 'kind',
    categories: { keep: { top: categories } },
    window: { size: '1m', timestamp: 'start' as const },
  };
  const { frames: answer } = derive(query, { from, to, now: to }, [{ id: 'observed', frames: [observed] }]);
  return { frames: answer, from, to };
}
