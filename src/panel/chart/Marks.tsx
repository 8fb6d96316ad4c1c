import React, { type ComponentProps } from 'react';
import { DriftMarkers } from './DriftMarkers';
import { Happenings } from './Happenings';

type Props = ComponentProps<typeof DriftMarkers> & Omit<ComponentProps<typeof Happenings>, 'events'>;

/** What stands over a plot in words, where there is any: the dashboard's annotations, and over them the drifts. */
export function Marks(props: Props) {
  const { happenings, model } = props;
  return happenings.length + model.events.length === 0 ? null : (
    <>
      <Happenings {...props} events={model.events} />
      <DriftMarkers {...props} />
    </>
  );
}
