import React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { CategoryRule } from '../../core';
import { wideFrame } from '../../core/testing/frames';
import { fromCoreFrame } from '../run/upstreamFrames';
import { seriousFindings } from '../testing/axe';
import { CategoryRules } from './CategoryRules';
import { caughtBy, haveClasses, identifyingHint } from './mapped';
import { categoryOf, describeAnswer } from './observed';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

const VALUES = ['200', '204', '404', '500', '503'];

function shown(rules: CategoryRule[], values = VALUES) {
  const applied: CategoryRule[][] = [];
  const view = render(<CategoryRules rules={rules} values={values} onApply={(next) => applied.push(next)} />);
  return { applied, ...view };
}

describe('rules that map categories, in the editor', () => {
  it('show what each catches, and what catches nothing', async () => {
    const { container } = shown([
      { is: '204', to: 'empty' },
      { matches: '2..', to: '2xx' },
      { matches: '7..', to: '7xx' },
    ]);
    expect(screen.getByText('204')).toBeTruthy();
    expect(screen.getByText('200')).toBeTruthy();
    expect(screen.getByText('nothing in this range')).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it('are added, changed and removed', () => {
    const rule = { matches: '2..', to: '2xx' };
    const { applied } = shown([rule]);
    const type = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    expect(screen.getByRole('button', { name: 'Map' })).toBeDisabled();
    type('what to map', '5..');
    type('name of what is mapped', '5xx');
    fireEvent.click(screen.getByRole('button', { name: 'Map' }));
    expect(applied.pop()).toEqual([rule, { matches: '5..', to: '5xx' }]);
    type('rule 1: its name', 'fine');
    fireEvent.blur(screen.getByLabelText('rule 1: its name'));
    expect(applied.pop()).toEqual([{ matches: '2..', to: 'fine' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove rule 1' }));
    expect(applied.pop()).toEqual([]);
  });

  it('take status codes together with a click', () => {
    const { applied } = shown([]);
    fireEvent.click(screen.getByRole('button', { name: 'Map status codes to 2xx, 4xx, 5xx' }));
    expect(caughtBy(applied[0], VALUES)).toEqual([VALUES]);
    expect(haveClasses(['200', '404'])).toBe(false);
    expect(haveClasses(['200', '204', 'timeout'])).toBe(false);
  });
});

describe('values that identify, in the editor', () => {
  const users = ['ada@example.com', 'bob@example.com', 'checkout'];

  it('are said beside the category, with a click that makes one of them', () => {
    const applied: CategoryRule[][] = [];
    const hint = identifyingHint('user', users, {}, (map) => applied.push(map));
    expect(hint?.problem).toMatch(/^2 of 3 values of `user` look like mail addresses/);
    hint?.remedy?.apply();
    expect(caughtBy(applied[0], users)).toEqual([users.slice(0, 2)]);
    expect(identifyingHint('user', users, { map: applied[0] }, () => undefined)).toBeNull();
    expect(identifyingHint('user', users, { schema: users }, () => undefined)).toBeNull();
  });

  it('are those of the category in the upstream’s answer, chosen or guessed', () => {
    const at = [1, 2];
    const series = users.map((user) => ({ labels: { user, job: 'shop' }, values: [1, 2] }));
    const answer = describeAnswer([fromCoreFrame(wideFrame(at, series))], []);
    expect(categoryOf({}, answer)).toBe('user');
    expect(answer.valuesOf('user')).toEqual(users);
    expect(answer.valuesOf(categoryOf({ category: 'job' }, answer))).toEqual(['shop']);
    expect(answer.valuesOf('nothing')).toEqual([]);
  });
});
