import type { PanelPlugin } from '@grafana/data';
import { stripsReturned } from './chart/stripModel';
import { PANEL_DEFAULTS, STRIP_STATISTICS, type PanelOptions } from './options';
import { plainOptions } from './plain/plainOptions';
import { groupsOf, isOwn } from './prepare';

type OptionsSupplier = Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0];

/** The panel's options, in the order of their use. */
export const panelOptions: OptionsSupplier = (builder, context) => {
  const defaults = PANEL_DEFAULTS;
  const data = context.data ?? [];
  const views = groupsOf(data).map(({ view }) => view);
  const groups = views.map(({ meta }) => meta.groupName);
  const returned = stripsReturned(views);
  const chosen = context.options?.statistic ?? defaults.statistic;
  builder
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
    })
    .addRadio({
      path: 'shareAxis',
      name: 'Share axis',
      description:
        'Fitted: starts where the bottom category ends, so that small categories are visible. Auto: fitted when that category is most of every window',
      defaultValue: defaults.shareAxis,
      settings: {
        options: [
          { value: 'auto', label: 'Auto' },
          { value: 'whole', label: '0 to 100 %' },
          { value: 'fit', label: 'Fitted' },
        ],
      },
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
    ['showBorders', 'Baseline in the stack', 'Dashed lines where each category would end with its baseline share'],
    ['showBaselineColumn', 'Baseline column', 'The baseline shares as a column left of the stack'],
    ['showNStrip', 'Events strip', 'Number of events per window'],
    ['showTestStrip', 'Statistic strip', 'The chosen statistic per window'],
    ['showTable', 'Table', 'Each category now, in the baseline, and the difference; also the legend'],
  ] as const;
  parts.forEach(([path, name, description]) =>
    builder.addBooleanSwitch({ path, name, description, defaultValue: defaults[path], category: ['Parts'] })
  );
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
