import type { Field, LinkModel } from '@grafana/data';
import type { Layer, StackModel } from './stackModel';

/** The block that a share lies in; none when the pointer stands over none of this panel's. */
export function layerAt({ layers }: StackModel, index: number, share: number | null): Layer | undefined {
  return share === null ? undefined : layers.find((layer) => share <= (layer.upper[index] ?? -1));
}

/** Data links of the block that a share lies in; those of every category, by its name, where no block was pointed at. */
export function linksAt(model: StackModel, index: number, share: number | null): Array<LinkModel<Field>> {
  const under = layerAt(model, index, share);
  return under
    ? under.look.links(index)
    : [...model.layers]
        .reverse()
        .flatMap(({ look }) => look.links(index).map((link) => ({ ...link, title: `${look.name}: ${link.title}` })));
}
