import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

const VARIABLE = /\$(\w+)|\$\{(\w+)(?::\w+)?\}/g;

/** Grafana's template service where there is no dashboard: only the variables that come with a request. */
export class Templates implements TemplateSrv {
  getVariables() {
    return [];
  }

  replace(target = '', scoped: ScopedVars = {}): string {
    return target.replace(VARIABLE, (text: string, plain?: string, braced?: string) => {
      const variable = scoped[plain ?? braced ?? ''];
      return variable === undefined ? text : String(variable.value);
    });
  }

  containsTemplate(target = ''): boolean {
    return target.search(VARIABLE) >= 0;
  }

  updateTimeRange(): void {
    // No variable of this page depends on the time range.
  }
}
