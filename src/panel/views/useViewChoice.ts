import { useMemo, useState } from 'react';
import type { PanelOptions } from '../options';

/** What the switch in the panel changes. */
export type ViewChoice = Pick<PanelOptions, 'view' | 'amount'>;

/** What was chosen in a panel, and what was saved then: another saved view is a newer choice. */
interface Kept {
  saved: ViewChoice;
  chosen: ViewChoice;
}

/**
 * A panel's view as it was chosen in the panel itself, else as it is saved. A choice is kept under `key` for as long as the browser's tab is open,
 * and changes nothing of the dashboard.
 */
export function useViewChoice(
  { view, amount }: ViewChoice,
  key: string
): [shown: ViewChoice, choose: (choice: ViewChoice) => void] {
  const [kept, setKept] = useState(() => ({ key, ...recall(key) }));
  const current = kept.key === key ? kept : { key, ...recall(key) };
  const { saved, chosen } = current;
  const holds = saved !== undefined && saved.view === view && saved.amount === amount;
  const shown = useMemo(
    () => (holds && chosen !== undefined ? chosen : { view, amount }),
    [holds, chosen, view, amount]
  );
  const choose = (choice: ViewChoice) => {
    const next = { saved: { view, amount }, chosen: choice };
    remember(key, next);
    setKept({ key, ...next });
  };
  return [shown, choose];
}

function recall(key: string): Partial<Kept> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function remember(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing: the choice holds until the panel is drawn anew
  }
}
