import { FieldType, getPanelDataSummary, toDataFrame, VisualizationSuggestionScore } from '@grafana/data';
import { suggestions } from './suggestions';

const time = { name: 'time', type: FieldType.time, values: [0, 60_000] };
const number = (code: string) => ({ name: 'value', type: FieldType.number, labels: { code }, values: [1, 2] });
const scores = (...frames: Array<Parameters<typeof toDataFrame>[0]>) =>
  suggestions(getPanelDataSummary(frames.map(toDataFrame)))?.map(({ score }) => score);

describe('suggestions', () => {
  it('puts this panel first for our own frames', () => {
    const meta = { custom: { multinomial: { version: 1 } } };
    expect(scores({ meta, fields: [time, number('200')] })).toEqual([VisualizationSuggestionScore.Best]);
  });

  it('offers it for several numbers over time', () => {
    expect(scores({ fields: [time, number('200'), number('500')] })).toEqual([VisualizationSuggestionScore.OK]);
    expect(scores({ fields: [time, number('200')] }, { fields: [time, number('500')] })).toHaveLength(1);
  });

  it('keeps away from a single number, and from tables', () => {
    expect(scores({ fields: [time, number('200')] })).toBeUndefined();
    expect(scores({ fields: [number('200'), number('500')] })).toBeUndefined();
    expect(scores()).toBeUndefined();
  });
});
