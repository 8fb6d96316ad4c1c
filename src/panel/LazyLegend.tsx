import React, { lazy, Suspense, type ComponentProps } from 'react';
import type { Legend } from './Legend';

const Loaded = lazy(() => import('./Legend').then(({ Legend }) => ({ default: Legend })));

/** The list of the categories, fetched by the first panel that has one; until then its place is kept. */
export function LazyLegend(props: ComponentProps<typeof Legend>) {
  const { width, height } = props;
  return (
    <Suspense fallback={<div style={{ width, height }} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
