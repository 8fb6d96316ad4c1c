import { dataFrameToJSON, type DataFrame, type PanelPlugin } from '@grafana/data';
import { readView, statistic, type DistributionView, type FrameJSON } from '../core';
import { stripStatistics } from './chart/stripModel';
import { PANEL_DEFAULTS, STRIP_STATISTICS, type PanelOptions } from './options';

const PLAIN = ['Series of other data sources'];

type OptionsSupplier = Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0];
type Builder = Parameters<OptionsSupplier>[0];

/** The panel's options, in the order of their use. */
export const panelOptions: OptionsSupplier = (builder, context) => {
  const defaults = PANEL_DEFAULTS;
  const views = viewsOf(context.data ?? []);
  const groups = views.map(({ meta }) => meta.groupName);
  const returned = views.length > 0 ? stripStatistics(views) : STRIP_STATISTICS;
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
      description: 'Fitted: begins where the bottom category ends, so that small categories can be seen',
      defaultValue: defaults.shareAxis,
      settings: {
        options: [
          { value: 'whole', label: '0 to 100 %' },
          { value: 'fit', label: 'Fitted' },
        ],
      },
    })
    .addSelect({
      path: 'statistic',
      name: 'Statistic of the strip',
      description: 'Of those that the query returns; drawn window by window against its threshold or limit',
      defaultValue: defaults.statistic,
      settings: {
        options: returned.map((id) => {
          const { name, description } = statistic(id);
          return { value: id, label: name, description };
        }),
      },
    });
  const parts = [
    ['showBorders', 'Baseline borders', 'Dashed lines in the stack'],
    ['showBaselineColumn', 'Baseline column', 'Beside the stack'],
    ['showNStrip', 'Events strip', 'N in each window'],
    ['showTestStrip', 'Statistic strip', 'The chosen statistic against its threshold'],
    ['showTable', 'Table', 'Categories with baseline, now and delta; also the legend'],
  ] as const;
  parts.forEach(([path, name, description]) =>
    builder.addBooleanSwitch({ path, name, description, defaultValue: defaults[path], category: ['Parts'] })
  );
  builder
    .addSelect({
      path: 'group',
      name: 'Group',
      description: 'Show one group, or all of them one above the other',
      category: ['Groups'],
      defaultValue: defaults.group,
      settings: { options: [{ value: '', label: 'All' }, ...groups.map((name) => ({ value: name, label: name }))] },
      showIf: (options) => groups.length > 1 || options.group !== '',
    })
    .addNumberInput({
      path: 'maxGroups',
      name: 'Groups at most',
      description: 'Groups that drift come first when not all are shown',
      category: ['Groups'],
      defaultValue: defaults.maxGroups,
      settings: { min: 1, integer: true },
      showIf: (options) => options.group === '',
    });
  addPlain(builder);
};

/** How series without statistics of their own become a distribution. */
function addPlain(builder: Builder): void {
  const { plain } = PANEL_DEFAULTS;
  builder
    .addTextInput({
      path: 'plain.category',
      name: 'Category label',
      description: 'Label or column whose values are the categories; empty: guessed',
      category: PLAIN,
      defaultValue: plain.category,
    })
    .addSelect({
      path: 'plain.values',
      name: 'Values are',
      category: PLAIN,
      defaultValue: plain.values,
      settings: {
        options: [
          { value: 'counts', label: 'Counts', description: 'Events in each interval' },
          { value: 'rates', label: 'Rates', description: 'Events a second' },
          { value: 'counters', label: 'Counters', description: 'Running totals that may start again' },
          { value: 'states', label: 'States', description: 'How many are in a state now' },
        ],
      },
    })
    .addTextInput({
      path: 'plain.window',
      name: 'Window',
      description: 'A duration such as 1m or 1h, or auto',
      category: PLAIN,
      defaultValue: plain.window,
    })
    .addSelect({
      path: 'plain.baseline',
      name: 'Against',
      category: PLAIN,
      defaultValue: plain.baseline,
      settings: {
        options: [
          { value: 'trailing', label: 'Trailing windows' },
          { value: 'fixed', label: 'Fixed shares' },
          { value: 'uniform', label: 'Equal shares' },
        ],
      },
    })
    .addTextInput({
      path: 'plain.fixedShares',
      name: 'Intended shares',
      description: '2xx=95, 4xx=4, 5xx=1',
      category: PLAIN,
      defaultValue: plain.fixedShares,
      showIf: (options) => options.plain?.baseline === 'fixed',
    });
  const numbers = [
    ['trailingWindows', 'Trailing windows', 'How many windows make the baseline', 1],
    ['trailingGap', 'Gap', 'Windows between the baseline and the window in question', 0],
    ['alpha', 'Drift when p is below', 'Significance', 0],
    ['minEffect', 'and w is at least', "Size of the change (Cohen's w)", 0],
    ['minN', 'and N is at least', 'Windows with fewer events are not judged', 0],
  ] as const;
  numbers.forEach(([name, label, description, min]) =>
    builder.addNumberInput({
      path: `plain.${name}`,
      name: label,
      description,
      category: PLAIN,
      defaultValue: plain[name],
      settings: { min },
      showIf: (options) => !name.startsWith('trailing') || (options.plain?.baseline ?? plain.baseline) === 'trailing',
    })
  );
}

function viewsOf(data: DataFrame[]): DistributionView[] {
  return readView(data.map((frame) => dataFrameToJSON(frame) as FrameJSON));
}
