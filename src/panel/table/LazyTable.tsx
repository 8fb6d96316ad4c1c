import React, { type ComponentProps } from 'react';
import { early } from '../early';
import type { CategoryTable } from './CategoryTable';

/** The table of the categories, fetched with the panel: most have one. Until it is there its place is kept. */
export const LazyTable = early<ComponentProps<typeof CategoryTable>>(
  import('./CategoryTable').then(({ CategoryTable }) => CategoryTable),
  ({ height }) => <div style={{ height }} />
);
