import { totalVariation as distance } from '../../stats/totalVariation';
import { divergence } from './divergence';
import { jensenShannon } from './jensenShannon';

export const totalVariation = divergence({
  id: 'totalVariation',
  name: 'total variation',
  hint: 'Part of the events that moved',
  description: 'Part of the events that would have to change category for the window to be as its baseline',
  unit: 'percentunit',
  value: distance,
  limit: null,
  alike: jensenShannon,
});
