import { useEffect, useState } from 'react';
import type { DerivePlain } from './derivePlain';

let loaded: DerivePlain | null = null;

/**
 * What derives distributions from plain series, once it is there: it is most of the core, and panels over our own data source do
 * without. Wanted while the query still runs, it is loaded meanwhile. An Error where it could not be loaded.
 */
export function useDerivePlain(wanted: boolean): DerivePlain | Error | null {
  const [answer, setAnswer] = useState<{ derivePlain: DerivePlain | Error | null }>({ derivePlain: loaded });
  useEffect(() => {
    if (!wanted || loaded !== null) {
      return;
    }
    let here = true;
    const answered = (derivePlain: DerivePlain | Error) => here && setAnswer({ derivePlain });
    import('./derivePlain').then(
      ({ derivePlain }) => {
        loaded = derivePlain;
        answered(derivePlain);
      },
      (error) => answered(error instanceof Error ? error : new Error(String(error)))
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  return answer.derivePlain;
}
