import { standardEditorsRegistry, type PanelOptionsEditorBuilder } from '@grafana/data';
import { PANEL_DEFAULTS, type PanelOptions } from './options';
import { say } from './words/say';

/** Legend and tooltip, as Grafana's own panels have them; a table of the last window is the default. */
export function legendOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  const { legend, tooltip } = PANEL_DEFAULTS;
  const [inLegend, inTooltip] = [[say`Legend`], [say`Tooltip`]];
  const shown = (options: Partial<PanelOptions>) => options.legend?.showLegend !== false;
  builder
    .addBooleanSwitch({
      path: 'legend.showLegend',
      name: say`Visibility`,
      category: inLegend,
      defaultValue: legend.showLegend,
    })
    .addRadio({
      path: 'legend.displayMode',
      name: say`Mode`,
      description: say`Table: each category now, in the baseline, and the difference`,
      category: inLegend,
      defaultValue: legend.displayMode,
      settings: {
        options: [
          { value: 'table', label: say`Table` },
          { value: 'list', label: say`List` },
        ],
      },
      showIf: shown,
    })
    .addRadio({
      path: 'legend.placement',
      name: say`Placement`,
      description: say`In a narrow panel it stands below the chart`,
      category: inLegend,
      defaultValue: legend.placement,
      settings: {
        options: [
          { value: 'bottom', label: say`Bottom` },
          { value: 'right', label: say`Right` },
        ],
      },
      showIf: shown,
    })
    .addNumberInput({
      path: 'legend.width',
      name: say`Width`,
      category: inLegend,
      settings: { placeholder: say`Auto`, min: 0 },
      showIf: (options) => shown(options) && options.legend?.placement === 'right',
    })
    .addCustomEditor({
      id: 'legend.calcs',
      path: 'legend.calcs',
      name: say`Values`,
      description: say`Calculations over the windows that are shown: of shares, or of counts where those are stacked`,
      category: inLegend,
      editor: standardEditorsRegistry.get('stats-picker').editor,
      defaultValue: legend.calcs,
      settings: { allowMultiple: true },
      showIf: shown,
    })
    .addRadio({
      path: 'tooltip.mode',
      name: say`Tooltip mode`,
      category: inTooltip,
      defaultValue: tooltip.mode,
      settings: {
        options: [
          { value: 'single', label: say`Single` },
          { value: 'multi', label: say`All` },
          { value: 'none', label: say`Hidden` },
        ],
      },
    })
    .addRadio({
      path: 'tooltip.sort',
      name: say`Values sort order`,
      category: inTooltip,
      defaultValue: tooltip.sort,
      settings: {
        options: [
          { value: 'none', label: say`As stacked` },
          { value: 'asc', label: say`Ascending` },
          { value: 'desc', label: say`Descending` },
        ],
      },
      showIf: (options) => (options.tooltip?.mode ?? tooltip.mode) === 'multi',
    })
    .addBooleanSwitch({
      path: 'tooltip.hideZeros',
      name: say`Hide zeros`,
      category: inTooltip,
      defaultValue: tooltip.hideZeros,
      showIf: (options) => (options.tooltip?.mode ?? tooltip.mode) === 'multi',
    });
}
