import React, { type ComponentProps } from 'react';
import { DriftMarkers } from './DriftMarkers';
import { Happenings } from './Happenings';

type Props = ComponentProps<typeof DriftMarkers> & ComponentProps<typeof Happenings>;

/** The dashboard's annotations, and over them the drifts. */
export function Marks(props: Props) {
  return (
    <>
      <Happenings {...props} />
      <DriftMarkers {...props} />
    </>
  );
}
