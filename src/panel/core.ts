/**
 * What the panel draws with, of the core; what only its later parts do is in `laterCore`. Deriving series of other data sources takes the
 * rest of it, which is loaded where a panel has such series: `plain/derivePlain`.
 */
export { DistributionError } from '../core/model/errors';
export { STATES, type CategorySummary, type DriftEvent, type SeriesMeta } from '../core/model/output';
export { VIEW_FORMAT } from '../core/model/query';
export type { BaselineId, BaselineSettings, DistributionQuery, ValueMeaning } from '../core/model/query';
export type { FrameJSON } from '../core/model/frame';
export { eventsText, points as corePoints, short } from '../core/model/numberWords';
export { likelyDeploy } from '../core/detect/likelyDeploy';
export { unseenWindows } from '../core/view/unseenWindows';
export { readView, type DistributionView } from '../core/view/view';
export { DECLARED, type Declared } from '../core/registry/declared';
export type { CategoryStatistic, StatisticId, WindowStatistic } from '../core/registry';
