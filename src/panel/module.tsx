import { FieldColorModeId, FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { commonOptionsBuilder } from '@grafana/ui';
import { DistributionPanel } from './DistributionPanel';
import type { PanelOptions } from './options';
import { panelOptions } from './optionsBuilder';
import { suggestions } from './suggestions';

export const plugin = new PanelPlugin<PanelOptions>(DistributionPanel)
  .useFieldConfig({
    // A share is a share: it has its unit and its ends, and a threshold of it is the query's.
    disableStandardOptions: [
      FieldConfigProperty.Unit,
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.FieldMinMax,
      FieldConfigProperty.Thresholds,
      FieldConfigProperty.Mappings,
      FieldConfigProperty.Actions,
    ],
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
    },
    useCustomConfig: (builder) => commonOptionsBuilder.addHideFrom(builder),
  })
  .setPanelOptions(panelOptions)
  // without, Grafana keeps both from the panel
  .setDataSupport({ annotations: true, alertStates: true })
  .setSuggestionsSupplier(suggestions);
