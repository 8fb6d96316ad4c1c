import type { TimeZone } from '@grafana/schema';
import React, { lazy, Suspense } from 'react';
import type { Asked, Chosen } from './chosenBy';
import type { StackModel } from './stackModel';

interface Props {
  chosen: Chosen | null;
  model: StackModel;
  timeZone: TimeZone;
  asked: Asked;
  onClose: () => void;
}

const Loaded = lazy(() => import('./WindowCard').then(({ WindowCard }) => ({ default: WindowCard })));

/** The card of the window that was clicked, as long as the data have it: it stays through refreshes, and goes when it is closed. */
export function ChosenWindow({ chosen, model, ...rest }: Props) {
  const index = chosen === null ? -1 : model.times.indexOf(chosen.time);
  return chosen === null || index < 0 ? null : (
    <Suspense fallback={null}>
      <Loaded key={chosen.time} {...{ chosen, model, index }} {...rest} />
    </Suspense>
  );
}
