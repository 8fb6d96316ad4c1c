import { hellinger as distance, HELLINGER_LAW } from '../../stats/hellinger';
import { divergence } from './divergence';

export const hellinger = divergence({
  id: 'hellinger',
  name: 'Hellinger',
  hint: 'Distance from 0 to 1',
  description: 'Hellinger distance from the baseline: 0 alike, 1 nothing in common',
  unit: 'none',
  value: distance,
  limit: { law: HELLINGER_LAW, name: 'Hellinger limit', called: 'Hellinger distance' },
});
