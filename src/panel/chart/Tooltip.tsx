import React, { lazy, Suspense, type ComponentProps } from 'react';
import type { WindowTooltip } from './WindowTooltip';

const Loaded = lazy(() => import('./WindowTooltip').then(({ WindowTooltip }) => ({ default: WindowTooltip })));

/** A window's tooltip; its words are fetched with the first one, which is when a plot is pointed at. */
export function Tooltip(props: ComponentProps<typeof WindowTooltip>) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
