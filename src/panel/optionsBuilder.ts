import type { PanelPlugin } from '@grafana/data';
import { groupsOf, isOwn } from './groups';
import { legendOptions } from './legendOptions';
import { PANEL_DEFAULTS, STRIP_STATISTICS, stripsReturned, type PanelOptions } from './options';
import { plainOptions } from './plain/plainOptions';
import { amountNames, COUNTED, viewNames } from './views/viewNames';
import { said, say } from './words/say';

type OptionsSupplier = Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0];

/** The panel's options, in the order of their use. */
export const panelOptions: OptionsSupplier = (builder, context) => {
  const defaults = PANEL_DEFAULTS;
  const data = context.data ?? [];
  const shown = groupsOf(data).map(({ view }) => view);
  const groups = shown.map(({ meta }) => meta.groupName);
  const returned = stripsReturned(shown);
  const chosen = context.options?.statistic ?? defaults.statistic;
  const viewOf = (options: Partial<PanelOptions>) => options.view ?? defaults.view;
  builder
    .addSelect({
      path: 'view',
      name: say`View`,
      defaultValue: defaults.view,
      settings: { options: viewNames() },
    })
    .addBooleanSwitch({
      path: 'viewSwitch',
      name: say`View switch`,
      description: say`A button in the panel that shows the same data in another view, for as long as the browser’s tab is open`,
      defaultValue: defaults.viewSwitch,
    })
    .addRadio({
      path: 'amount',
      name: say`Amounts`,
      description: say`Counts: the dashed lines are how many of each window’s events the baseline would have`,
      defaultValue: defaults.amount,
      settings: { options: amountNames() },
      showIf: (options) => COUNTED.includes(viewOf(options)),
    })
    .addRadio({
      path: 'style',
      name: say`Style`,
      defaultValue: defaults.style,
      settings: {
        options: [
          { value: 'area', label: say`Area` },
          { value: 'bars', label: say`Bars` },
        ],
      },
      showIf: (options) => viewOf(options) === 'stack',
    })
    .addRadio({
      path: 'shareAxis',
      name: say`Share axis`,
      description: say`Fitted: only the part where something happens. Auto: fitted, or for lines logarithmic, when one category is most of every window`,
      defaultValue: defaults.shareAxis,
      settings: {
        options: [
          { value: 'auto', label: say`Auto` },
          { value: 'whole', label: say`0 to 100 %` },
          { value: 'fit', label: say`Fitted` },
        ],
      },
      showIf: (options) => viewOf(options) === 'lines' || (viewOf(options) === 'stack' && options.amount !== 'counts'),
    })
    .addRadio({
      path: 'deltaUnit',
      name: say`Change in`,
      description: say`Relative: as a part of the baseline share, where the baseline expects at least 5 events`,
      defaultValue: defaults.deltaUnit,
      settings: {
        options: [
          { value: 'points', label: context.options?.amount === 'counts' ? say`Events` : say`Points` },
          { value: 'relative', label: say`Relative` },
        ],
      },
      showIf: (options) => viewOf(options) === 'delta',
    })
    .addSelect({
      path: 'statistic',
      name: say`Statistic in the strip`,
      description: say`One value per window, with its threshold or limit. The query chooses which statistics it returns.`,
      defaultValue: defaults.statistic,
      settings: {
        options: STRIP_STATISTICS.filter(({ id }) => shown.length === 0 || id === chosen || returned.includes(id)).map(
          ({ id, name, description }) => ({ value: id, label: said(name), description: said(description) })
        ),
      },
    });
  const parts = [
    ['showBorders', say`Baseline lines`, say`Dashed lines where each category would end with its baseline share`],
    ['showBaselineColumn', say`Baseline column`, say`The baseline shares as a column left of the stack`],
    ['showNStrip', say`Events strip`, say`Number of events per window`],
    ['showTestStrip', say`Statistic strip`, say`The chosen statistic per window`],
  ] as const;
  parts.forEach(([path, name, description]) =>
    builder.addBooleanSwitch({ path, name, description, defaultValue: defaults[path], category: [say`Parts`] })
  );
  legendOptions(builder);
  builder
    .addSelect({
      path: 'group',
      name: say`Group`,
      description: say`Show one group, or all of them below each other`,
      category: [say`Groups`],
      defaultValue: defaults.group,
      settings: { options: [{ value: '', label: say`All` }, ...groups.map((name) => ({ value: name, label: name }))] },
      showIf: (options) => groups.length > 1 || options.group !== '',
    })
    .addNumberInput({
      path: 'maxGroups',
      name: say`Most groups shown`,
      description: say`When there are more, groups in drift come first`,
      category: [say`Groups`],
      defaultValue: defaults.maxGroups,
      settings: { min: 1, integer: true },
      showIf: (options) => options.group === '',
    });
  if (!data.some(isOwn)) {
    plainOptions(builder);
  }
};
