import type { PanelModel } from '@grafana/data';
import { withPanelDefaults, type PanelOptions } from './options';

/** Options that a panel of this plugin was once saved with, and has no more. */
interface FormerOptions {
  /** Now `legend.showLegend`. */
  showTable?: boolean;
}

/** Whether saved options have some that are called otherwise now. */
export const isFormer = (options: object | undefined): boolean => options !== undefined && 'showTable' in options;

/** A saved panel's options, as they are called now. */
export function migrate({
  options,
}: Pick<PanelModel<Partial<PanelOptions> & FormerOptions>, 'options'>): Partial<PanelOptions> {
  const { showTable, ...kept } = options ?? {};
  if (showTable === undefined) {
    return kept;
  }
  const { legend } = withPanelDefaults(kept);
  return { ...kept, legend: { ...legend, showLegend: showTable } };
}
