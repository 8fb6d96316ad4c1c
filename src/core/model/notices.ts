import type { Notice } from './frame';

/** Notices about one answer: each text once, with how many values it concerned. */
export class Notices {
  private readonly entries: Array<{
    severity: Notice['severity'];
    count: number;
    say: (count: number) => string;
    key: string;
  }> = [];

  /** Counts `by` more of what `key` names; `say` words the total. */
  count(key: string, by: number, severity: Notice['severity'], say: (count: number) => string): void {
    if (by <= 0) {
      return;
    }
    const entry = this.entries.filter((known) => known.key === key)[0];
    if (entry) {
      entry.count += by;
    } else {
      this.entries.push({ key, severity, count: by, say });
    }
  }

  add(severity: Notice['severity'], text: string): void {
    this.count(text, 1, severity, () => text);
  }

  list(): Notice[] {
    return this.entries.map(({ severity, count, say }) => ({ severity, text: say(count) }));
  }
}
