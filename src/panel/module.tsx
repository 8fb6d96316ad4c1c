import { FieldColorModeId, FieldConfigProperty, PanelPlugin, ThresholdsMode } from '@grafana/data';
import { commonOptionsBuilder } from '@grafana/ui';
import { early } from './early';
import { isFormer, migrate } from './migrate';
import type { PanelOptions } from './options';
import { panelOptions } from './optionsBuilder';
import { suggestions } from './suggestions';

/** A file of its own: browsers keep compiled what is loaded as such, and read a module that Grafana evaluates anew with each page. */
const DistributionPanel = early(
  import('./DistributionPanel').then(({ DistributionPanel }) => DistributionPanel),
  () => null
);

export const plugin = new PanelPlugin<PanelOptions>(DistributionPanel)
  .useFieldConfig({
    // A share is a share: it has its ends.
    disableStandardOptions: [
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.FieldMinMax,
      FieldConfigProperty.Actions,
    ],
    standardOptions: {
      [FieldConfigProperty.Color]: {
        settings: { byValueSupport: false },
        defaultValue: { mode: FieldColorModeId.PaletteClassic },
      },
      // Only what is above the base is coloured.
      [FieldConfigProperty.Thresholds]: {
        defaultValue: { mode: ThresholdsMode.Absolute, steps: [{ value: -Infinity, color: 'text' }] },
      },
    },
    useCustomConfig: (builder) => commonOptionsBuilder.addHideFrom(builder),
  })
  .setPanelOptions(panelOptions)
  // also of a panel that this version has saved before it was released
  .setMigrationHandler(migrate, ({ options }) => isFormer(options))
  // without, Grafana keeps both from the panel
  .setDataSupport({ annotations: true, alertStates: true })
  .setSuggestionsSupplier(suggestions);
