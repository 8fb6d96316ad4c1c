import type { PanelPlugin } from '@grafana/data';
import { PANEL_DEFAULTS, type PanelOptions } from '../options';
import { say } from '../words/say';

type Builder = Parameters<Parameters<PanelPlugin<PanelOptions>['setPanelOptions']>[0]>[0];

/** How series without statistics of their own become a distribution. */
export function plainOptions(builder: Builder): void {
  const { plain } = PANEL_DEFAULTS;
  const category = [say`Series of other data sources`];
  builder
    .addTextInput({
      path: 'plain.category',
      name: say`Category label`,
      description: say`Label or column whose values are the categories. Leave it empty to have it chosen.`,
      category,
      defaultValue: plain.category,
    })
    .addSelect({
      path: 'plain.values',
      name: say`Values are`,
      category,
      defaultValue: plain.values,
      settings: {
        options: [
          { value: 'counts', label: say`Counts`, description: say`Events in each interval` },
          { value: 'rates', label: say`Rates`, description: say`Events per second` },
          { value: 'counters', label: say`Counters`, description: say`Running totals, which may restart from 0` },
          { value: 'states', label: say`States`, description: say`How many are in each state at the time` },
        ],
      },
    })
    .addTextInput({
      path: 'plain.window',
      name: say`Window`,
      description: say`A duration such as 1m or 1h, or auto`,
      category,
      defaultValue: plain.window,
    })
    .addSelect({
      path: 'plain.baseline',
      name: say`Compare with`,
      category,
      defaultValue: plain.baseline,
      settings: {
        options: [],
        getOptions: () => import('./plainKinds').then(({ PLAIN_KINDS }) => PLAIN_KINDS),
      },
    })
    .addTextInput({
      path: 'plain.fixedShares',
      name: say`Intended shares`,
      description: say`For example: 2xx=95, 4xx=4, 5xx=1`,
      category,
      defaultValue: plain.fixedShares,
      showIf: (options) => options.plain?.baseline === 'fixed',
    });
  const numbers = [
    ['trailingWindows', say`Trailing windows`, say`How many windows make up the baseline`, 1],
    ['trailingGap', say`Gap`, say`Windows left out between the baseline and the window that is compared`, 0],
    ['alpha', say`Drift when p is below`, say`Significance level`, 0],
    ['minEffect', say`and w is at least`, say`Size of the change (Cohen's w)`, 0],
    ['minN', say`and N is at least`, say`Windows with fewer events are not evaluated`, 0],
  ] as const;
  numbers.forEach(([name, label, description, min]) =>
    builder.addNumberInput({
      path: `plain.${name}`,
      name: label,
      description,
      category,
      defaultValue: plain[name],
      settings: { min },
      showIf: (options) => !name.startsWith('trailing') || (options.plain?.baseline ?? plain.baseline) === 'trailing',
    })
  );
}
