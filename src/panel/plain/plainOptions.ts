import type { PanelPlugin } from '@grafana/data';
import { PANEL_DEFAULTS, type PanelOptions } from '../options';

const CATEGORY = ['Series of other data sources'];

type Builder = Parameters<Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0]>[0];

/** How series without statistics of their own become a distribution. */
export function plainOptions(builder: Builder): void {
  const { plain } = PANEL_DEFAULTS;
  builder
    .addTextInput({
      path: 'plain.category',
      name: 'Category label',
      description: 'Label or column whose values are the categories. Leave it empty to have it chosen.',
      category: CATEGORY,
      defaultValue: plain.category,
    })
    .addSelect({
      path: 'plain.values',
      name: 'Values are',
      category: CATEGORY,
      defaultValue: plain.values,
      settings: {
        options: [
          { value: 'counts', label: 'Counts', description: 'Events in each interval' },
          { value: 'rates', label: 'Rates', description: 'Events per second' },
          { value: 'counters', label: 'Counters', description: 'Running totals, which may restart from 0' },
          { value: 'states', label: 'States', description: 'How many are in each state at the time' },
        ],
      },
    })
    .addTextInput({
      path: 'plain.window',
      name: 'Window',
      description: 'A duration such as 1m or 1h, or auto',
      category: CATEGORY,
      defaultValue: plain.window,
    })
    .addSelect({
      path: 'plain.baseline',
      name: 'Compare with',
      category: CATEGORY,
      defaultValue: plain.baseline,
      settings: {
        options: [],
        getOptions: () => import('./plainKinds').then(({ PLAIN_KINDS }) => PLAIN_KINDS),
      },
    })
    .addTextInput({
      path: 'plain.fixedShares',
      name: 'Intended shares',
      description: 'For example: 2xx=95, 4xx=4, 5xx=1',
      category: CATEGORY,
      defaultValue: plain.fixedShares,
      showIf: (options) => options.plain?.baseline === 'fixed',
    });
  const numbers = [
    ['trailingWindows', 'Trailing windows', 'How many windows make up the baseline', 1],
    ['trailingGap', 'Gap', 'Windows left out between the baseline and the window that is compared', 0],
    ['alpha', 'Drift when p is below', 'Significance level', 0],
    ['minEffect', 'and w is at least', "Size of the change (Cohen's w)", 0],
    ['minN', 'and N is at least', 'Windows with fewer events are not evaluated', 0],
  ] as const;
  numbers.forEach(([name, label, description, min]) =>
    builder.addNumberInput({
      path: `plain.${name}`,
      name: label,
      description,
      category: CATEGORY,
      defaultValue: plain[name],
      settings: { min },
      showIf: (options) => !name.startsWith('trailing') || (options.plain?.baseline ?? plain.baseline) === 'trailing',
    })
  );
}
