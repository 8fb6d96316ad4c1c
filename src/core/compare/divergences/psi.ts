import { psi as stabilityIndex, PSI_LAW } from '../../stats/psi';
import { divergence, smoothedBy } from './divergence';

export const psi = divergence({
  id: 'psi',
  name: 'PSI',
  hint: 'Population stability index',
  description: 'Population stability index, smoothed by half an event',
  unit: 'none',
  value: (x, q, total) => stabilityIndex(x, q, smoothedBy(total)),
  limit: { law: PSI_LAW, name: 'PSI limit', called: 'PSI' },
});
