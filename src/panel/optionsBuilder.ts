import type { PanelPlugin } from '@grafana/data';
import { stripsReturned } from './chart/stripModel';
import { legendOptions } from './legendOptions';
import { PANEL_DEFAULTS, STRIP_STATISTICS, type PanelOptions, type PanelView } from './options';
import { plainOptions } from './plain/plainOptions';
import { groupsOf, isOwn } from './prepare';

const VIEWS: Array<{ value: PanelView; label: string; description: string }> = [
  { value: 'stack', label: 'Stack', description: 'Shares to 100 %, or counts, beside their baseline' },
  { value: 'lines', label: 'Lines', description: 'Each share with its 95 % interval and its baseline' },
  { value: 'delta', label: 'Changes', description: 'Each share less its baseline share' },
  { value: 'heatmap', label: 'Heatmap', description: 'Category by time: standard deviations from the baseline' },
  {
    value: 'beside',
    label: 'Beside its baseline',
    description: 'Canary and control: the difference of each share with its 95 % interval',
  },
  {
    value: 'rows',
    label: 'A row per group',
    description: 'The size of the shift in each group, drifting groups first',
  },
];

type OptionsSupplier = Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0];

/** The panel's options, in the order of their use. */
export const panelOptions: OptionsSupplier = (builder, context) => {
  const defaults = PANEL_DEFAULTS;
  const data = context.data ?? [];
  const views = groupsOf(data).map(({ view }) => view);
  const groups = views.map(({ meta }) => meta.groupName);
  const returned = stripsReturned(views);
  const chosen = context.options?.statistic ?? defaults.statistic;
  const viewOf = (options: Partial<PanelOptions>) => options.view ?? defaults.view;
  builder
    .addSelect({
      path: 'view',
      name: 'View',
      defaultValue: defaults.view,
      settings: { options: VIEWS },
    })
    .addRadio({
      path: 'amount',
      name: 'Stack of',
      description: 'Counts: the dashed lines are how many of each window’s events the baseline would have',
      defaultValue: defaults.amount,
      settings: {
        options: [
          { value: 'shares', label: 'Shares' },
          { value: 'counts', label: 'Counts' },
        ],
      },
      showIf: (options) => viewOf(options) === 'stack',
    })
    .addRadio({
      path: 'style',
      name: 'Style',
      defaultValue: defaults.style,
      settings: {
        options: [
          { value: 'area', label: 'Area' },
          { value: 'bars', label: 'Bars' },
        ],
      },
      showIf: (options) => viewOf(options) === 'stack',
    })
    .addRadio({
      path: 'shareAxis',
      name: 'Share axis',
      description:
        'Fitted: only the part where something happens. Auto: fitted, or for lines logarithmic, when one category is most of every window',
      defaultValue: defaults.shareAxis,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'whole', label: '0 to 100 %' },
          { value: 'fit', label: 'Fitted' },
        ],
      },
      showIf: (options) => viewOf(options) === 'lines' || (viewOf(options) === 'stack' && options.amount !== 'counts'),
    })
    .addRadio({
      path: 'deltaUnit',
      name: 'Change in',
      description: 'Relative: as a part of the baseline share, where the baseline expects at least 5 events',
      defaultValue: defaults.deltaUnit,
      settings: {
        options: [
          { value: 'points', label: 'Points' },
          { value: 'relative', label: 'Relative' },
        ],
      },
      showIf: (options) => viewOf(options) === 'delta',
    })
    .addSelect({
      path: 'statistic',
      name: 'Statistic in the strip',
      description: 'One value per window, with its threshold or limit. The query chooses which statistics it returns.',
      defaultValue: defaults.statistic,
      settings: {
        options: STRIP_STATISTICS.filter(({ id }) => views.length === 0 || id === chosen || returned.includes(id)).map(
          ({ id, name, description }) => ({ value: id, label: name, description })
        ),
      },
    });
  const parts = [
    ['showBorders', 'Baseline lines', 'Dashed lines where each category would end with its baseline share'],
    ['showBaselineColumn', 'Baseline column', 'The baseline shares as a column left of the stack'],
    ['showNStrip', 'Events strip', 'Number of events per window'],
    ['showTestStrip', 'Statistic strip', 'The chosen statistic per window'],
  ] as const;
  parts.forEach(([path, name, description]) =>
    builder.addBooleanSwitch({ path, name, description, defaultValue: defaults[path], category: ['Parts'] })
  );
  legendOptions(builder);
  builder
    .addSelect({
      path: 'group',
      name: 'Group',
      description: 'Show one group, or all of them below each other',
      category: ['Groups'],
      defaultValue: defaults.group,
      settings: { options: [{ value: '', label: 'All' }, ...groups.map((name) => ({ value: name, label: name }))] },
      showIf: (options) => groups.length > 1 || options.group !== '',
    })
    .addNumberInput({
      path: 'maxGroups',
      name: 'Most groups shown',
      description: 'When there are more, groups in drift come first',
      category: ['Groups'],
      defaultValue: defaults.maxGroups,
      settings: { min: 1, integer: true },
      showIf: (options) => options.group === '',
    });
  if (!data.some(isOwn)) {
    plainOptions(builder);
  }
};
