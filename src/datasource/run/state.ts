import { LoadingState } from '@grafana/data';

/** Error before Loading before Streaming before Done. */
export function overallState(states: LoadingState[]): LoadingState {
  const order = [LoadingState.Error, LoadingState.Loading, LoadingState.Streaming];
  return order.find((state) => states.includes(state)) ?? LoadingState.Done;
}
