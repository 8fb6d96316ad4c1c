/** @jest-environment node */
import { Package } from './testing/process';
import { minute, sidesCsv, type Side } from './testing/traffic';

const OK = { '200': 0.985, '404': 0.01, '500': 0.005 };
const BAD = { '200': 0.97, '404': 0.01, '500': 0.02 };
const sides = (canary: Side['shares'], events = 500): Side[] => [
  { name: 'canary', events, shares: canary },
  { name: 'control', events: 5000, shares: OK },
];
const SIDE = ['gate', '--side', 'side', '--category', 'code'];

let cli: Package;
beforeAll(() => {
  cli = new Package();
}, 60_000);
afterAll(() => cli.remove());

describe('multinomial gate', () => {
  it('passes a canary that answers as its control, with code 0', () => {
    const { code, out } = cli.run(SIDE, sidesCsv(60, sides(OK)));
    expect(out).toMatch(/^PASS: a change by 25 % of a category's share and at least 0.5 pt would have been found/);
    expect(code).toBe(0);
  });

  it('finds a canary with four times the errors, says what moved, and ends with code 1', () => {
    const { code, out } = cli.run(SIDE, sidesCsv(60, sides(BAD)));
    expect(out).toMatch(/^DRIFT: the canary differs from its control: (200 -1\.\d pt .*; )?500 \+1\.\d pt/);
    expect(code).toBe(1);
  });

  it('is undecided after few events, says how many more, and ends with code 2', () => {
    const { code, out } = cli.run([...SIDE, '--output', 'json'], sidesCsv(3, sides(OK)));
    const { verdict, more, needed, events } = JSON.parse(out);
    expect({ code, verdict }).toEqual({ code: 2, verdict: 'undecided' });
    expect(more).toBe(needed - events.canary);
    expect(more).toBeGreaterThan(1000);
  });

  it('is undecided without events of one side', () => {
    const csv = `time,side,code,count\n${minute(0)},canary,200,0\n${minute(0)},control,200,100\n${minute(0)},control,500,1\n`;
    const { code, out } = cli.run(SIDE, csv);
    expect(out).toMatch('no events of the canary yet');
    expect(code).toBe(2);
  });

  it('writes JUnit that a build server reads', () => {
    const { out } = cli.run([...SIDE, '--output', 'junit'], sidesCsv(60, sides(BAD)));
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites tests="1" failures="1" errors="0" skipped="0">/
    );
    expect(out).toMatch(/<failure message="DRIFT: [^"]*" type="drift">DRIFT: [^<]*<\/failure>/);
  });

  it('holds a split against intended shares', () => {
    const even = cli.run(
      ['gate', '--shares', 'a=50,b=50', '--points', '2', '--relative', '0'],
      'bucket,n\na,50100\nb,49900\n'
    );
    expect(even.code).toBe(0);
    const uneven = cli.run(['gate', '--shares', 'a=50,b=50'], 'bucket,n\na,5300\nb,4700\n');
    expect(uneven.out).toMatch('the split differs from its intended shares: a +3.0 pt (50 % to 53 %)');
    expect(uneven.code).toBe(1);
  });

  it('finds a bucket that should not be there', () => {
    const { code, out } = cli.run(['gate', '--shares', 'a=50,b=50'], 'bucket,n\na,500\nb,480\nc,20\n');
    expect(out).toMatch('c +2.0 pt (0 % to 2 %)');
    expect(code).toBe(1);
  });

  it('reads both sides from files, JSON rows or lines too', () => {
    const rows = (bad: number) =>
      Array.from({ length: 20 }, (_, t) => [
        { time: minute(t), code: 200, count: 1000 },
        { time: minute(t), code: 500, count: bad },
      ]).flat();
    const canary = cli.file('canary.json', JSON.stringify(rows(30)));
    const control = cli.file(
      'control.jsonl',
      rows(5)
        .map((row) => JSON.stringify(row))
        .join('\n')
    );
    const { code, out, err } = cli.run(['gate', canary, '--against', control, '--category', 'code']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch('500 +2.4 pt');
  });

  it('reads what Grafana answers for any of its data sources', () => {
    const frame = (code: string, side: string, counts: number[]) => ({
      schema: {
        fields: [
          { name: 'Time', type: 'time' },
          { name: 'Value', type: 'number', labels: { code, side } },
        ],
      },
      data: { values: [counts.map((_, t) => Date.parse(minute(t))), counts] },
    });
    const many = (count: number) => new Array<number>(20).fill(count);
    const answer = {
      results: {
        A: { frames: [frame('200', 'canary', many(970)), frame('500', 'canary', many(30))] },
        B: { frames: [frame('200', 'control', many(4975)), frame('500', 'control', many(25))] },
      },
    };
    const { code, out } = cli.run(SIDE, JSON.stringify(answer));
    expect(code).toBe(1);
    expect(out).toMatch('500 +2.5 pt');
  });

  it('says the same however the rows are ordered, separated and quoted', () => {
    const csv = sidesCsv(60, sides(BAD)).trim();
    const [head, ...rows] = csv.split('\n');
    const turned = [head, ...rows.reverse()]
      .map((row) =>
        row
          .split(',')
          .map((cell) => `"${cell}"`)
          .join(';')
      )
      .join('\r\n');
    const json = ['--output', 'json'];
    expect(cli.run([...SIDE, ...json], turned).out).toBe(cli.run([...SIDE, ...json], csv).out);
  });

  it.each([
    [
      ['gate'],
      '',
      'There is nothing to compare the canary with. Give one of --side COLUMN, --against FILE or --shares',
    ],
    [SIDE, '', 'The input is empty. Give CSV with a header line, or JSON.'],
    [SIDE, 'a,b\n1,2\n', 'There is no column "code". The columns are a, b.'],
    [SIDE, 'time,side,code,count\n1,canary,200\n', 'Row 1 has 3 fields, and the header 4.'],
    [
      [...SIDE, '--count', 'count'],
      'time,side,code,count\n1,canary,200,many\n',
      'Row 1: count is "many". Counts have to be numbers.',
    ],
    [SIDE, 'time,side,code,count\nx,canary,200,5\n', 'Row 1: "x" is no time.'],
    [SIDE, '{"a":', "The JSON can't be read:"],
    [['gate', '--shares', 'a=50,b=50', 'missing.csv'], '', "missing.csv can't be read: ENOENT. Check the path."],
    [['gate', '--shares', 'a'], '', '--shares has "a". Write each category with its share'],
    [[...SIDE, '--alpha', '2'], '', '--alpha is "2". Give a number from 1e-12 to 0.5.'],
    [[...SIDE, '--output', 'pdf'], '', '--output is "pdf". Choose human, json, junit.'],
    [[...SIDE, '--nothing'], '', "Unknown option '--nothing'"],
    [
      [...SIDE, '--canary', 'v9'],
      sidesCsv(2, sides(OK)),
      'There are no counts of the side "v9". side has canary, control',
    ],
    [
      ['gate', '--prometheus', 'localhost', '--control-promql', 'x'],
      '',
      '--prometheus is "localhost". Give an address that begins with http://',
    ],
    [['fly'], '', 'There is no command "fly". Choose gate, derive, replay, report, rules, export.'],
  ])('tells what to mend: %j', (args, input, message) => {
    const { code, err, out } = cli.run(args, input);
    expect(err).toMatch(`error: ${message}`);
    expect({ code, out }).toEqual({ code: 3, out: '' });
  });

  it('reads a million rows in little memory', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => {
      const [t, side, code] = [Math.floor(i / 40), i % 2 ? 'canary' : 'control', Math.floor(i / 2) % 20];
      return `${minute(t)},${side},c${code},${100 + (i % 7)}`;
    });
    const { code } = cli.run(SIDE, `time,side,code,count\n${Array(50).fill(rows.join('\n')).join('\n')}\n`, {
      NODE_OPTIONS: '--max-old-space-size=400',
    });
    expect([0, 1, 2]).toContain(code);
  }, 60_000);
});
