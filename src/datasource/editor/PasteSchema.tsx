import React, { useId, useState } from 'react';
import { Button, Field, Stack, TextArea } from '@grafana/ui';
import { categoriesOfSchema } from './pastedSchema';

interface Props {
  category: string;
  onTake: (categories: string[]) => void;
}

/** Takes the expected categories from a schema that is pasted. */
export function PasteSchema({ category, onTake }: Props) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const take = () => {
    try {
      onTake(categoriesOfSchema(text ?? '', category));
      setText(null);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return text === null ? (
    <Button variant="secondary" fill="text" onClick={() => setText('')}>
      Take from a schema
    </Button>
  ) : (
    <Stack direction="column" gap={1}>
      <Field
        noMargin
        htmlFor={id}
        label="JSON schema, Avro schema or Protobuf with an enumeration"
        invalid={problem !== ''}
        error={problem}
      >
        <TextArea
          id={id}
          rows={5}
          cols={60}
          value={text}
          placeholder="enum Status { OK = 0; FAILED = 1; }"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
      </Field>
      <Stack direction="row" gap={1}>
        <Button variant="secondary" disabled={text.trim() === ''} onClick={take}>
          Take its values
        </Button>
        <Button variant="secondary" fill="text" onClick={() => setText(null)}>
          Cancel
        </Button>
      </Stack>
    </Stack>
  );
}
