import { useState } from 'react';
import { messageOf } from '../datasource/useAsync';

/** What a button does: whether it is under way, and the sentence of what went wrong ('' while nothing did). */
export function useAction(act: () => Promise<void>): { running: boolean; problem: string; run: () => Promise<void> } {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState('');
  const run = async () => {
    setRunning(true);
    setProblem('');
    try {
      await act();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setRunning(false);
    }
  };
  return { running, problem, run };
}
