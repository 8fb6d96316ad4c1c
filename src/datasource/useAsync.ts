import { useEffect, useState } from 'react';

export type Async<T> = { state: 'loading' } | { state: 'done'; value: T } | { state: 'failed'; message: string };

/** What a promise comes to; asked again when `key`, which says all that the question depends on, changes. */
export function useAsync<T>(ask: () => Promise<T>, key: string): Async<T> {
  const [answer, setAnswer] = useState<{ key: string; result: Async<T> } | null>(null);
  useEffect(() => {
    let wanted = true;
    const settle = (result: Async<T>) => wanted && setAnswer({ key, result });
    ask().then(
      (value) => settle({ state: 'done', value }),
      (error: unknown) => settle({ state: 'failed', message: messageOf(error) })
    );
    return () => {
      wanted = false;
    };
    // `key` stands for `ask`
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return answer?.key === key ? answer.result : { state: 'loading' };
}

/** The sentence in an error of Grafana's HTTP client, or of any other kind. */
export function messageOf(error: unknown): string {
  const { data, message, statusText } = (error ?? {}) as {
    data?: { message?: string };
    message?: string;
    statusText?: string;
  };
  return data?.message || message || statusText || String(error);
}
