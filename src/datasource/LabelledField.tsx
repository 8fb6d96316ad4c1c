import React, { useId } from 'react';
import { Field, Label } from '@grafana/ui';

interface Props {
  label: string;
  description?: string;
  invalid?: boolean;
  error?: string;
  /** The control, by the id of the element that names it: Grafana's comboboxes take no `htmlFor`. */
  children: (labelledBy: string) => React.ReactElement<Record<string, unknown>>;
}

/** A field whose control is named by `aria-labelledby`. */
export function LabelledField({ label, description, invalid, error, children }: Props) {
  const id = useId();
  return (
    <Field
      noMargin
      label={
        <Label description={description}>
          <span id={id}>{label}</span>
        </Label>
      }
      invalid={invalid}
      error={error}
    >
      {children(id)}
    </Field>
  );
}
