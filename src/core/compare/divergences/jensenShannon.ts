import { jensenShannon as distance, JENSEN_SHANNON_LAW } from '../../stats/jensenShannon';
import { divergence } from './divergence';

export const jensenShannon = divergence({
  id: 'jensenShannon',
  name: 'Jensen-Shannon',
  hint: 'Distance from 0 to 0.83',
  description: 'Jensen-Shannon distance from the baseline, in root nats: 0 alike, 0.83 nothing in common',
  unit: 'none',
  value: distance,
  limit: { law: JENSEN_SHANNON_LAW, name: 'Jensen-Shannon limit', called: 'Jensen-Shannon distance' },
});
