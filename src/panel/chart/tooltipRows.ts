import type { TooltipOptions } from '../options';
import type { Layer } from './stackModel';

/**
 * The categories that a tooltip has a row for, from the top down: as they are stacked, or by share.
 *
 * @param rows the window's numbers of all categories, which `Layer.index` counts
 * @param under what is pointed at; in mode `single` it stands alone
 */
export function tooltipRows(
  layers: Layer[],
  rows: Array<{ share: number | null }>,
  under: Layer | undefined,
  { mode, sort, hideZeros }: TooltipOptions = { mode: 'multi', sort: 'none', hideZeros: false }
): Layer[] {
  if (mode === 'single' && under !== undefined) {
    return [under];
  }
  const share = ({ index }: Layer) => rows[index].share ?? 0;
  const shown = layers.filter((layer) => !hideZeros || share(layer) > 0).reverse();
  return sort === 'none' ? shown : shown.sort((a, b) => (sort === 'asc' ? share(a) - share(b) : share(b) - share(a)));
}
