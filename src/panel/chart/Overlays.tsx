import React, { lazy, Suspense, type ComponentProps } from 'react';
import type { Marks } from './Marks';

const Loaded = lazy(() => import('./Marks').then(({ Marks }) => ({ default: Marks })));

/** What stands over a plot in words, fetched with the first plot that has any: annotations of the dashboard, and flags of drifts. */
export function Overlays(props: ComponentProps<typeof Marks>) {
  return props.happenings.length + props.model.events.length === 0 ? null : (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
