/**
 * What a combobox calls with the option that was chosen. Escape makes @grafana/ui's take its choice away, even where there must be
 * one; that is no choice, and what was chosen stays.
 */
export function chosen<T>(apply: (value: T) => void): (option: { value: T } | null | undefined) => void {
  return (option) => {
    if (option) {
      apply(option.value);
    }
  };
}
