import React, { type ComponentProps } from 'react';
import { DriftMarkers } from './DriftMarkers';
import { Happenings } from './Happenings';

type Props = ComponentProps<typeof DriftMarkers> & Omit<ComponentProps<typeof Happenings>, 'events'>;

/** The dashboard's annotations, and over them the drifts. */
export function Marks(props: Props) {
  return (
    <>
      <Happenings {...props} events={props.model.events} />
      <DriftMarkers {...props} />
    </>
  );
}
