import type { AnnotationSupport } from '@grafana/data';
import { ANNOTATION_FORMAT } from '../core/model/query';
import type { DistributionAnnotation } from './types';

/** Drifts as annotations, by the same query in the same editor, always in format `events`; or silences and mute timings. */
export const annotationSupport: AnnotationSupport<DistributionAnnotation> = {
  getDefaultQuery: () => ({ format: ANNOTATION_FORMAT }),
  prepareQuery: ({ target }) =>
    target ? { ...target, refId: target.refId || 'Anno', format: ANNOTATION_FORMAT } : undefined,
};
