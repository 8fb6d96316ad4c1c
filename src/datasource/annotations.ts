import type { AnnotationSupport } from '@grafana/data';
import type { DistributionTarget } from './types';

/** Drifts as annotations: the same query in the same editor, always in format `events`. */
export const annotationSupport: AnnotationSupport<DistributionTarget> = {
  getDefaultQuery: () => ({ format: 'events' }),
  prepareQuery: ({ target }) => (target ? { ...target, refId: target.refId || 'Anno', format: 'events' } : undefined),
};
