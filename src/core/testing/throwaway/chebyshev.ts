import { divergence } from '../../compare/divergences/divergence';

/** A divergence in one file: the largest difference of a share. */
export const chebyshev = divergence({
  id: 'chebyshev',
  name: 'Chebyshev distance',
  hint: 'The largest difference',
  description: 'The largest difference between a share and its baseline',
  unit: 'none',
  value: (x, q) => {
    const n = Array.from(x).reduce((sum, count) => sum + count, 0);
    const total = Array.from(q).reduce((sum, share) => sum + share, 0);
    return n > 0 ? Math.max(...Array.from(x, (count, k) => Math.abs(count / n - q[k] / total))) : null;
  },
  limit: null,
});
