import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { commonOptionsBuilder } from '@grafana/ui';
import { DistributionPanel } from './DistributionPanel';
import type { PanelOptions } from './options';
import { panelOptions } from './optionsBuilder';

export const plugin = new PanelPlugin<PanelOptions>(DistributionPanel)
  .useFieldConfig({
    disableStandardOptions: [FieldConfigProperty.Thresholds, FieldConfigProperty.Min, FieldConfigProperty.Max],
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
    useCustomConfig: (builder) => commonOptionsBuilder.addHideFrom(builder),
  })
  .setPanelOptions(panelOptions);
