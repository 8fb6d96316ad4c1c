import { layout, LEAVING_ORDER, type LayoutInput } from './layout';

const input = (over: Partial<LayoutInput> = {}): LayoutInput => ({
  width: 1600,
  height: 480,
  wanted: { table: true, nStrip: true, testStrip: true, baselineColumn: true },
  listLines: 0,
  categories: 5,
  statisticMissing: false,
  titleLines: 1,
  unit: 8,
  ...over,
});

const left = (over: Partial<LayoutInput>) => {
  const { parts } = layout(input(over));
  return LEAVING_ORDER.filter((part) => !parts[part]);
};

describe('layout', () => {
  it('keeps every part in a large panel', () => {
    expect(left({})).toEqual([]);
  });

  it('lets parts leave in order as the panel gets lower', () => {
    const steps = new Set<string>();
    for (let height = 600; height >= 60; height -= 2) {
      const gone = left({ height });
      expect(gone).toEqual(LEAVING_ORDER.slice(0, gone.length));
      steps.add(gone.join());
    }
    expect(steps.size).toBe(5);
  });

  it('lets parts leave in order as the panel gets narrower', () => {
    const steps = new Set<string>();
    for (let width = 600; width >= 100; width -= 2) {
      const gone = left({ width, height: 800 });
      expect(gone).toEqual(LEAVING_ORDER.slice(0, gone.length));
      steps.add(gone.join());
    }
    expect(steps.size).toBe(5);
  });

  it('fills the height exactly and leaves the stack room', () => {
    for (let height = 100; height <= 900; height += 10) {
      const { parts, titleHeight, stackHeight, legendHeight, tableHeight, ...heights } = layout(input({ height }));
      const strips = Number(parts.nStrip) * heights.eventsHeight + Number(parts.testStrip) * heights.statisticHeight;
      expect(titleHeight + stackHeight + strips + legendHeight + tableHeight).toBe(height);
      expect(stackHeight).toBeGreaterThan(height / 4);
    }
  });

  it('puts a legend in the place of a table that left, where there is room', () => {
    const narrow = layout(input({ width: 310, height: 480 }));
    expect(narrow.parts.table).toBe(false);
    expect(narrow.legend).toBe(true);
    expect(layout(input({ height: 120 })).legend).toBe(false);
  });

  it('does not bring back what the options left out', () => {
    const { parts, legend } = layout(
      input({ wanted: { table: false, nStrip: false, testStrip: true, baselineColumn: true } })
    );
    expect(parts).toEqual({ table: false, nStrip: false, testStrip: true, baselineColumn: true });
    expect(legend).toBe(false);
  });

  it('gives a long table no more than what the stack can spare, in whole rows', () => {
    const { tableHeight, stackHeight } = layout(input({ categories: 100 }));
    expect(stackHeight).toBeGreaterThanOrEqual(18 * 8);
    expect(tableHeight % (3 * 8)).toBe(0);
  });

  it('leaves the stack more room than a long table has', () => {
    const { stackHeight, tableHeight } = layout(input({ categories: 30, width: 700, height: 700 }));
    expect(stackHeight).toBeGreaterThan(tableHeight);
    expect(stackHeight).toBeGreaterThan(300);
  });
});
