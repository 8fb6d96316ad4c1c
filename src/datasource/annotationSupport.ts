import type { AnnotationSupport } from '@grafana/data';
import { ANNOTATION_FORMAT } from '../core/model/query';
import type { DistributionTarget } from './types';

/** Drifts as annotations: the same query in the same editor, always in format `events`. */
export const annotationSupport: AnnotationSupport<DistributionTarget> = {
  getDefaultQuery: () => ({ format: ANNOTATION_FORMAT }),
  prepareQuery: ({ target }) =>
    target ? { ...target, refId: target.refId || 'Anno', format: ANNOTATION_FORMAT } : undefined,
};
