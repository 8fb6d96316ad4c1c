import {
  applyFieldOverrides,
  CoreApp,
  DashboardCursorSync,
  dateTime,
  EventBusSrv,
  type AbsoluteTimeRange,
  type FieldConfigSource,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { PanelChrome, PanelContextProvider, useTheme2, type PanelContext } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { plugin } from '../../../src/panel/module';
import { PANEL_DEFAULTS, type PanelOptions } from '../../../src/panel/options';
import { templates } from './runtime';
import { useSize } from './useSize';

interface Props {
  title: string;
  data: PanelData;
  onChangeRange: (range: TimeRange) => void;
}

const TIME_ZONE = 'browser';
const eventBus = new EventBusSrv();
const context: PanelContext = {
  eventsScope: 'preview',
  eventBus,
  sync: () => DashboardCursorSync.Off,
  app: CoreApp.PanelEditor,
};
const replaceVariables = (text: string) => templates.replace(text);

/** The real panel as a dashboard holds it, filling its parent: frame, field config applied, context, and what it may change. */
export function PanelHost({ title, data, onChangeRange }: Props) {
  const theme = useTheme2();
  const [ref, { width, height }] = useSize();
  const [options, setOptions] = useState<PanelOptions>(PANEL_DEFAULTS);
  const [fieldConfig, setFieldConfig] = useState<FieldConfigSource>(() => structuredClone(plugin.fieldConfigDefaults));
  const withConfig = useMemo(
    () => ({
      ...data,
      series: applyFieldOverrides({
        data: data.series,
        fieldConfig,
        fieldConfigRegistry: plugin.fieldConfigRegistry,
        replaceVariables,
        theme,
        timeZone: TIME_ZONE,
      }),
    }),
    [data, fieldConfig, theme]
  );
  const Panel = plugin.panel;
  const onChangeTimeRange = ({ from, to }: AbsoluteTimeRange) => {
    const range = { from: dateTime(from), to: dateTime(to) };
    onChangeRange({ ...range, raw: range });
  };
  return (
    <div ref={ref} style={{ position: 'absolute', inset: 0 }}>
      {Panel && width > 0 && height > 0 && (
        <PanelContextProvider value={context}>
          <PanelChrome
            title={title}
            width={width}
            height={height}
            loadingState={data.state}
            statusMessage={data.errors?.[0]?.message}
          >
            {(innerWidth, innerHeight) => (
              <Panel
                id={1}
                title={title}
                data={withConfig}
                timeRange={data.timeRange}
                timeZone={TIME_ZONE}
                options={options}
                fieldConfig={fieldConfig}
                transparent={false}
                width={innerWidth}
                height={innerHeight}
                renderCounter={0}
                eventBus={eventBus}
                replaceVariables={replaceVariables}
                onOptionsChange={setOptions}
                onFieldConfigChange={setFieldConfig}
                onChangeTimeRange={onChangeTimeRange}
              />
            )}
          </PanelChrome>
        </PanelContextProvider>
      )}
    </div>
  );
}
