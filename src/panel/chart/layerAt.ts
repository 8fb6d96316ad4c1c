import type { Field, LinkModel } from '@grafana/data';
import type { Layer, StackModel } from './stackModel';

/** The block of the stack that a share lies in. */
export function layerAt({ layers }: StackModel, index: number, share: number): Layer | undefined {
  return layers.find((layer) => share <= (layer.upper[index] ?? -1));
}

/** Data links of a category in a window; those of every category, with its name, where none was pointed at. */
export function linksOf(model: StackModel, index: number, under: Layer | undefined): Array<LinkModel<Field>> {
  return under
    ? under.look.links(index)
    : [...model.layers]
        .reverse()
        .flatMap(({ look }) =>
          look
            .links(index)
            .map((link) => (link.title.includes(look.name) ? link : { ...link, title: `${look.name}: ${link.title}` }))
        );
}
