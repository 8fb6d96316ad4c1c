import React, { lazy, Suspense, type ComponentType } from 'react';
import { LoadingPlaceholder } from '@grafana/ui';

/** A component whose code is fetched when it is first shown; `text` stands in its place until then. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>, text: string): ComponentType<P> {
  // it takes the same properties, which TypeScript can't tell of a generic component
  const Loaded = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  return function Lazily(props: P) {
    return (
      <Suspense fallback={<LoadingPlaceholder text={text} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
