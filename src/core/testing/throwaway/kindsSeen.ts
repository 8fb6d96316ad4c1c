import { ofWindow } from '../../registry/declare';

/** A statistic in one file: how many categories have events. */
export const kindsSeen = ofWindow({
  id: 'kindsSeen',
  name: 'kinds seen',
  unit: 'short',
  needs: 'none',
  description: 'How many categories have events in the window',
  defaultThreshold: { op: 'gt', value: 3 },
  strip: { order: 99, scale: 'linear' },
  compute: ({ comparison }) => Array.from(comparison.counts).filter((count) => count > 0).length,
});
