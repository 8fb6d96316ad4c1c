import React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../testing/axe';
import { categoriesOfSchema } from './pastedSchema';
import { PasteSchema } from './PasteSchema';

const ORDER = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    status: { type: 'string', enum: ['open', 'paid', 'lost'] },
    channel: { enum: ['web', 'shop'] },
    lines: { type: 'array', items: { properties: { tax: { oneOf: [{ const: 7 }, { const: 19 }] } } } },
  },
};
const RECORD = {
  type: 'record',
  name: 'Payment',
  fields: [
    { name: 'amount', type: 'long' },
    { name: 'decision', type: ['null', { type: 'enum', name: 'Decision', symbols: ['APPROVE', 'REVIEW', 'DECLINE'] }] },
  ],
};
const PROTO = `syntax = "proto3";
// enum Old { NO = 0; }
enum Status {
  option allow_alias = true;
  STATUS_UNSPECIFIED = 0; /* never sent */
  STATUS_OK = 1;
  STATUS_FAILED = 2 [deprecated = true];
  reserved 5, 6;
}
message Job { enum Kind { BUILD = 0; DEPLOY = 0x1; } Kind kind = 1; }`;

describe('categories of a pasted schema', () => {
  it('are the enum of a JSON schema: the one of the property that is named like the category', () => {
    expect(categoriesOfSchema(JSON.stringify({ enum: [200, 404, 500] }), 'code')).toEqual(['200', '404', '500']);
    expect(categoriesOfSchema(JSON.stringify(ORDER), 'status')).toEqual(['open', 'paid', 'lost']);
    expect(categoriesOfSchema(JSON.stringify(ORDER), 'tax')).toEqual(['7', '19']);
  });

  it('are the symbols of an Avro enum', () => {
    expect(categoriesOfSchema(JSON.stringify(RECORD), 'whatever')).toEqual(['APPROVE', 'REVIEW', 'DECLINE']);
    expect(categoriesOfSchema(JSON.stringify({ type: 'enum', name: 'Suit', symbols: ['A', 'B'] }), '')).toEqual([
      'A',
      'B',
    ]);
  });

  it('are the values of a Protobuf enum, without options, comments and reserved numbers', () => {
    expect(categoriesOfSchema(PROTO, 'status')).toEqual(['STATUS_UNSPECIFIED', 'STATUS_OK', 'STATUS_FAILED']);
    expect(categoriesOfSchema(PROTO, 'kind')).toEqual(['BUILD', 'DEPLOY']);
  });

  it('are asked about where several could be meant, or there are none', () => {
    expect(() => categoriesOfSchema(JSON.stringify(ORDER), 'code')).toThrow(
      'There are several enumerations: status, channel, tax. Paste the one that is meant.'
    );
    expect(() => categoriesOfSchema('{"type":"string"}', 'code')).toThrow('There is no enumeration in it.');
    expect(() => categoriesOfSchema('{"enum":', 'code')).toThrow('It is no valid JSON.');
    expect(() => categoriesOfSchema('message Job {}', 'code')).toThrow('There is no enumeration in it.');
  });

  it('are taken in the editor, and what is wrong is said beside the text', async () => {
    const taken: string[][] = [];
    const { container } = render(<PasteSchema category="status" onTake={(names) => taken.push(names)} />);
    fireEvent.click(screen.getByRole('button', { name: 'Take from a schema' }));
    const text = screen.getByLabelText('JSON schema, Avro schema or Protobuf with an enumeration');
    fireEvent.change(text, { target: { value: '{' } });
    fireEvent.click(screen.getByRole('button', { name: 'Take its values' }));
    screen.getByText('It is no valid JSON. Paste the whole schema.');
    expect(await seriousFindings(container)).toEqual([]);
    fireEvent.change(text, { target: { value: PROTO } });
    fireEvent.click(screen.getByRole('button', { name: 'Take its values' }));
    expect(taken).toEqual([['STATUS_UNSPECIFIED', 'STATUS_OK', 'STATUS_FAILED']]);
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
