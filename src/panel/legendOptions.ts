import { standardEditorsRegistry, type PanelOptionsEditorBuilder } from '@grafana/data';
import { PANEL_DEFAULTS, type PanelOptions } from './options';

/** Legend and tooltip, as Grafana's own panels have them; a table of the last window is the default. */
export function legendOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  const { legend, tooltip } = PANEL_DEFAULTS;
  const [inLegend, inTooltip] = [['Legend'], ['Tooltip']];
  const shown = (options: Partial<PanelOptions>) => options.legend?.showLegend !== false;
  builder
    .addBooleanSwitch({
      path: 'legend.showLegend',
      name: 'Visibility',
      category: inLegend,
      defaultValue: legend.showLegend,
    })
    .addRadio({
      path: 'legend.displayMode',
      name: 'Mode',
      description: 'Table: each category now, in the baseline, and the difference',
      category: inLegend,
      defaultValue: legend.displayMode,
      settings: {
        options: [
          { value: 'table', label: 'Table' },
          { value: 'list', label: 'List' },
        ],
      },
      showIf: shown,
    })
    .addRadio({
      path: 'legend.placement',
      name: 'Placement',
      description: 'In a narrow panel it stands below the chart',
      category: inLegend,
      defaultValue: legend.placement,
      settings: {
        options: [
          { value: 'bottom', label: 'Bottom' },
          { value: 'right', label: 'Right' },
        ],
      },
      showIf: shown,
    })
    .addNumberInput({
      path: 'legend.width',
      name: 'Width',
      category: inLegend,
      settings: { placeholder: 'Auto', min: 0 },
      showIf: (options) => shown(options) && options.legend?.placement === 'right',
    })
    .addCustomEditor({
      id: 'legend.calcs',
      path: 'legend.calcs',
      name: 'Values',
      description: 'Calculations over the windows that are shown: of shares, or of counts where those are stacked',
      category: inLegend,
      editor: standardEditorsRegistry.get('stats-picker').editor,
      defaultValue: legend.calcs,
      settings: { allowMultiple: true },
      showIf: shown,
    })
    .addRadio({
      path: 'tooltip.mode',
      name: 'Tooltip mode',
      category: inTooltip,
      defaultValue: tooltip.mode,
      settings: {
        options: [
          { value: 'single', label: 'Single' },
          { value: 'multi', label: 'All' },
          { value: 'none', label: 'Hidden' },
        ],
      },
    })
    .addRadio({
      path: 'tooltip.sort',
      name: 'Values sort order',
      category: inTooltip,
      defaultValue: tooltip.sort,
      settings: {
        options: [
          { value: 'none', label: 'As stacked' },
          { value: 'asc', label: 'Ascending' },
          { value: 'desc', label: 'Descending' },
        ],
      },
      showIf: (options) => (options.tooltip?.mode ?? tooltip.mode) === 'multi',
    })
    .addBooleanSwitch({
      path: 'tooltip.hideZeros',
      name: 'Hide zeros',
      category: inTooltip,
      defaultValue: tooltip.hideZeros,
      showIf: (options) => (options.tooltip?.mode ?? tooltip.mode) === 'multi',
    });
}
