import { useRef, useState } from 'react';
import { messageOf } from '../datasource/useAsync';

/** What a button does, once at a time: whether it is under way, and the sentence of what went wrong ('' while nothing did). */
export function useAction(act: () => Promise<void>): { running: boolean; problem: string; run: () => Promise<void> } {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState('');
  // a second click can come before the button is drawn as disabled
  const underWay = useRef(false);
  const run = async () => {
    if (underWay.current) {
      return;
    }
    underWay.current = true;
    setRunning(true);
    setProblem('');
    try {
      await act();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      underWay.current = false;
      setRunning(false);
    }
  };
  return { running, problem, run };
}
