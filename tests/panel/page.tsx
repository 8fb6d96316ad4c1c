/** The panel as Grafana runs it: real theme, real @grafana/ui, field overrides applied, props as a dashboard hands them over. */
import {
  applyFieldOverrides,
  DataHoverEvent,
  dataLinksOverrideProcessor,
  dataFrameFromJSON,
  dateTime,
  displayNameOverrideProcessor,
  EventBusSrv,
  FieldConfigProperty,
  getThemeById,
  identityOverrideProcessor,
  LoadingState,
  PanelOptionsEditorBuilder,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  ThemeContext,
  toDataFrame,
  type AbsoluteTimeRange,
  type DashboardCursorSync,
  type DataFrameJSON,
  type FieldConfigSource,
  type PanelData,
} from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv } from '@grafana/runtime';
import { GlobalStyles, PanelChrome, PanelContextProvider, PortalContainer } from '@grafana/ui';
import React from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { explainWindow, readViewJSON, type DistributionView } from '../../src/core';
import { DistributionPanel } from '../../src/panel/DistributionPanel';
import { plugin } from '../../src/panel/module';
import { withPanelDefaults, type PanelOptions } from '../../src/panel/options';
import { SCENARIOS, type Scenario } from './fixtures/scenarios';

/** One panel on the page. */
export interface PanelSpec {
  scenario: string;
  width: number;
  height: number;
  title?: string;
  options?: Partial<PanelOptions>;
  fieldConfig?: FieldConfigSource;
  transparent?: boolean;
  timeZone?: string;
  /** The dashboard's: [time, words]. */
  annotations?: Array<[number, string]>;
}

export interface PageSpec {
  theme: 'light' | 'dark';
  sync?: DashboardCursorSync;
  panels: PanelSpec[];
}

declare global {
  interface Window {
    show: (spec: PageSpec) => Promise<void>;
    /** Hands the panels that are there new sizes, options and data. */
    change: (spec: PageSpec) => Promise<void>;
    /** Time ranges that panels asked for. */
    zooms: AbsoluteTimeRange[];
    /** The numbers behind a scenario, and the sentence of each window. */
    numbers: (scenario: string) => { view: DistributionView; sentences: string[]; from: number; to: number };
    /** A scenario as the core answers it now. */
    answered: (scenario: string) => Scenario;
    /** From now on a scenario of that name is this one. */
    answer: (name: string, scenario: Scenario) => void;
    /** Ids of the options that the panel offers: standard ones, and its own over our own and over another data source. */
    offered: () => { standard: string[]; own: string[]; plain: string[] };
    /** Instants that panels announced under the cursor. */
    hovers: number[];
  }
}

const property = (id: string, process: typeof identityOverrideProcessor) => ({
  id,
  path: id,
  name: id,
  description: id,
  editor: () => null,
  override: () => null,
  process,
  shouldApply: () => true,
  settings: {},
});

const OVERRIDDEN: Partial<Record<FieldConfigProperty, typeof identityOverrideProcessor>> = {
  [FieldConfigProperty.DisplayName]: displayNameOverrideProcessor as typeof identityOverrideProcessor,
  [FieldConfigProperty.Links]: dataLinksOverrideProcessor as typeof identityOverrideProcessor,
};

standardEditorsRegistry.setInit(() =>
  ['radio', 'select', 'text', 'number', 'boolean', 'stats-picker'].map((id) => ({ id, name: id, editor: () => null }))
);
standardFieldConfigEditorRegistry.setInit(() =>
  Object.values(FieldConfigProperty).map((id) => property(id, OVERRIDDEN[id] ?? identityOverrideProcessor))
);

/** Each data source is there, and fills in no variables. */
setDataSourceSrv({
  get: async () => ({}),
  getInstanceSettings: (ref: unknown) => ref,
  getList: () => [],
} as unknown as DataSourceSrv);

/** There before any panel, as in Grafana: what opens looks for it when it is made, and takes the body in its stead. */
const portal = document.createElement('div');
document.body.append(portal);
createRoot(portal).render(<PortalContainer />);

const eventBus = new EventBusSrv();
let root: Root | null = null;
let renders = 0;
window.zooms = [];
window.hovers = [];
// A legend of @grafana/ui announces hovers too, of a series and without a point in time.
eventBus.getStream(DataHoverEvent).subscribe(({ payload }) => payload.point && window.hovers.push(payload.point.time));

window.numbers = (name) => {
  const { frames, from, to } = scenario(name);
  const [view] = readViewJSON(frames);
  return { view, sentences: view.times.map((_, i) => explainWindow(view, i)), from, to };
};

/** Each scenario is derived once. */
const derived = new Map<string, Scenario>();

function scenario(name: string): Scenario {
  const found = derived.get(name) ?? SCENARIOS[name]();
  derived.set(name, found);
  return found;
}

window.answered = scenario;
window.answer = (name, answer) => derived.set(name, answer);

window.offered = () => {
  const optionsOver = (name: string) => {
    const data = scenario(name).frames.map((frame) => dataFrameFromJSON(frame as DataFrameJSON));
    const builder = new PanelOptionsEditorBuilder<PanelOptions>();
    plugin.getPanelOptionsSupplier()(builder, { data });
    return builder.getItems().map(({ path }) => path);
  };
  return {
    standard: plugin.fieldConfigRegistry.list().map(({ id }) => id),
    own: optionsOver('drift'),
    plain: optionsOver('plain'),
  };
};

function panelData(spec: PanelSpec, fieldConfig: FieldConfigSource, theme: ReturnType<typeof getThemeById>): PanelData {
  const { frames, from, to, target, error } = scenario(spec.scenario);
  const range = { from: dateTime(from), to: dateTime(to) };
  const timeRange = { ...range, raw: range };
  const series = applyFieldOverrides({
    data: frames.map((frame) => dataFrameFromJSON(frame as DataFrameJSON)),
    fieldConfig,
    replaceVariables: (value) => value,
    theme,
    timeZone: spec.timeZone ?? 'utc',
    fieldConfigRegistry: plugin.fieldConfigRegistry,
  });
  const targets = target ? [{ refId: 'A', datasource: { type: target.type }, format: target.format }] : [];
  return {
    state: error ? LoadingState.Error : LoadingState.Done,
    series,
    annotations: spec.annotations && [
      toDataFrame({
        fields: [
          { name: 'time', values: spec.annotations.map(([time]) => time) },
          { name: 'text', values: spec.annotations.map(([, text]) => text) },
        ],
      }),
    ],
    timeRange,
    errors: error ? [{ message: error }] : undefined,
    request: {
      targets,
      requestId: '1',
      interval: '1m',
      intervalMs: 60_000,
      range: timeRange,
      scopedVars: {},
      timezone: 'utc',
      app: 'dashboard',
      dashboardUID: 'shop',
      startTime: to,
    },
  };
}

function Panel({ spec, id, theme }: { spec: PanelSpec; id: number; theme: ReturnType<typeof getThemeById> }) {
  const fieldConfig = React.useMemo(
    () => ({
      defaults: { ...plugin.fieldConfigDefaults.defaults, ...spec.fieldConfig?.defaults },
      overrides: spec.fieldConfig?.overrides ?? [],
    }),
    [spec]
  );
  const data = React.useMemo(() => panelData(spec, fieldConfig, theme), [spec, fieldConfig, theme]);
  const options = React.useMemo(() => withPanelDefaults(spec.options), [spec]);
  return (
    <div data-panel={id} style={{ width: spec.width, height: spec.height }}>
      <PanelChrome title={spec.title ?? 'Response codes'} width={spec.width} height={spec.height}>
        {(width, height) => (
          <DistributionPanel
            {...{ id, data, options, width, height, fieldConfig, eventBus }}
            timeRange={data.timeRange}
            timeZone={spec.timeZone ?? 'utc'}
            title="Response codes"
            transparent={spec.transparent ?? false}
            renderCounter={0}
            replaceVariables={(value) => value}
            onOptionsChange={() => undefined}
            onFieldConfigChange={() => undefined}
            onChangeTimeRange={(range) => window.zooms.push(range)}
          />
        )}
      </PanelChrome>
    </div>
  );
}

function Page({ spec }: { spec: PageSpec }) {
  const theme = React.useMemo(() => getThemeById(spec.theme), [spec.theme]);
  const context = { eventsScope: 'dashboard', eventBus, sync: () => spec.sync ?? 0 };
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PanelContextProvider value={context}>
        <main style={{ background: theme.colors.background.canvas, padding: 8, display: 'grid', gap: 8 }}>
          {spec.panels.map((panel, i) => (
            <Panel key={i} id={i} spec={panel} theme={theme} />
          ))}
        </main>
      </PanelContextProvider>
    </ThemeContext.Provider>
  );
}

/** Draws the page anew and waits until it has been painted. */
window.show = async (spec) => {
  root?.unmount();
  window.zooms = [];
  window.hovers = [];
  root = createRoot(document.getElementById('root')!);
  renders++;
  await window.change(spec);
};

window.change = async (spec) => {
  root!.render(<Page key={renders} spec={spec} />);
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};
