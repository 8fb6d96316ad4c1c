/**
 * The road from frames to drift, without input or output: `plan` says which upstream requests a query needs,
 * `derive` turns their answers into frames. The browser and the backend run this same code.
 */
export { plan } from './plan';
export { derive } from './derive';
export { explainWindow } from './view/explainWindow';
export { readView, readViewJSON } from './view/view';
export type { DistributionView } from './view/view';
export { DEFAULTS } from './defaults';
export { REGISTRY } from './registry';
export { LIMITS } from './limits';
export * from './model/errors';
export * from './model/output';
export { ALERT_FORMAT, FITTING_TEST, VIEW_FORMAT, WORDS_FORMAT } from './model/query';
export type * from './model/query';
export type * from './model/frame';
