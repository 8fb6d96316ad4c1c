import {
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigProperty,
  identityOverrideProcessor,
  standardFieldConfigEditorRegistry,
} from '@grafana/data';

/**
 * Grafana fills this registry when it starts; a panel plugin's field config is made of it. These are the properties that the panel
 * reads; nothing edits them here, so that they have no editors.
 */
standardFieldConfigEditorRegistry.setInit(() => [
  property(FieldConfigProperty.Color, identityOverrideProcessor),
  property(FieldConfigProperty.DisplayName, displayNameOverrideProcessor as typeof identityOverrideProcessor),
  property(FieldConfigProperty.Decimals, identityOverrideProcessor),
  property(FieldConfigProperty.NoValue, identityOverrideProcessor),
  property(FieldConfigProperty.Links, dataLinksOverrideProcessor as typeof identityOverrideProcessor),
]);

function property(id: FieldConfigProperty, process: typeof identityOverrideProcessor) {
  const editor = () => null;
  return {
    id,
    path: id,
    name: id,
    description: id,
    editor,
    override: editor,
    process,
    shouldApply: () => true,
    settings: {},
  };
}
