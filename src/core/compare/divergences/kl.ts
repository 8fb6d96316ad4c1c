import { KL_LAW, klDivergence } from '../../stats/klDivergence';
import { divergence, smoothedBy } from './divergence';

export const kl = divergence({
  id: 'kl',
  name: 'KL divergence',
  hint: 'Kullback-Leibler, in nats',
  description: 'Kullback-Leibler divergence of the window from the baseline, in nats, smoothed by half an event',
  unit: 'none',
  value: (x, q, total) => klDivergence(x, q, smoothedBy(total)),
  limit: { law: KL_LAW, name: 'KL limit', called: 'KL divergence' },
});
