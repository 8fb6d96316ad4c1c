import React, { lazy, Suspense, type ComponentProps } from 'react';
import type { CategoryTable } from './CategoryTable';

const Loaded = lazy(() => import('./CategoryTable').then(({ CategoryTable }) => ({ default: CategoryTable })));

/** The table of the categories, fetched by the first panel that has room for it; until then its place is kept. */
export function LazyTable(props: ComponentProps<typeof CategoryTable>) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
