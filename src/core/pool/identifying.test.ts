/** @jest-environment node */
import { seriesFrames } from '../testing/frames';
import { last, NOON, noticesOf, queryOf, run } from '../testing/run';
import { identifying, identifyingText, pseudonymOf } from './identifying';
import { mappingOf } from './mapping';

const UUIDS = Array.from({ length: 3 }, (_, i) => `3f2504e0-4f89-41d3-9a0c-0305e82c330${i}`);
const HASHES = Array.from({ length: 3 }, (_, i) => `9b74c9897bac770ffc029102a200c5d${i}`);

describe('values that identify', () => {
  it.each([
    ['mail addresses', ['ada@example.com', 'checkout']],
    ['IP addresses', ['10.0.0.1', '10.0.0.2:8080', 'eu']],
    ['IP addresses', ['2001:db8::8a2e:370:7334', '::ffff:0:1', 'eu']],
    ['tokens', ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc']],
    ['tokens', ['glsa_Yx9Kq2Lm8Nw3Pr7Tv1Zb5Cd4Ef6Gh0']],
    ['ids', UUIDS],
    ['ids', UUIDS.map((id) => `user-${id}`)],
    ['ids', HASHES],
    ['ids', ['1234567', '1234568', '99887766']],
  ])('are seen as %s: %j', (what, values) => {
    expect(identifying(values)?.look.what).toBe(what);
  });

  it.each([
    [['200', '404', '500']],
    [['GET /api/users', 'POST /checkout', '/a@b']],
    [['1.2.3', '1.2.4', '120.0.6099.109', '121.0.6167.85']],
    [['12:30:00', '08:15', 'noon']],
    [['eu-west-1', 'us-east-2', 'ap-southeast-1']],
    [['NullPointerException', 'IllegalArgumentException']],
    [['gpt-4o-mini-2024-07-18', 'claude-3-5-sonnet-20241022']],
    [['deadbeef', 'cafe', 'facade']],
    [['20260105', '20260106']],
    [['größer', '日本', '😀', '__proto__', '']],
    [['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']],
    [[UUIDS[0], 'GET', 'POST']],
  ])('are not seen in %j', (values) => {
    expect(identifying(values)).toBeNull();
  });

  it('become one category by the rule that goes with them', () => {
    const lists = [['ada@example.com'], ['10.0.0.1', '10.0.0.2:80'], UUIDS, HASHES];
    lists.forEach((values) => {
      const { look } = identifying(values)!;
      expect(new Set(values.map(mappingOf([look.rule]))).size).toBe(1);
    });
  });

  it('say how many they are, and never what they are', () => {
    const values = ['ada@example.com', 'bob@example.org', 'checkout'];
    expect(identifyingText('user', identifying(values)!)).toMatch(
      /^2 of 3 values of `user` look like mail addresses: .* may be personal data/
    );
    const answer = () =>
      seriesFrames(
        [NOON],
        values.map((code) => ({ labels: { code }, values: [100] }))
      );
    const notices = (categories: object) => noticesOf(run(queryOf({ categories }), last(5), answer)).join('\n');
    expect(notices({})).toMatch(/^warning: 2 of 3 values of `code` look like mail addresses/);
    expect(notices({})).not.toContain('ada');
    // what is expected by name, or was mapped, is meant
    expect(notices({ schema: values })).toBe('');
    expect(notices({ map: [{ matches: '.*@.*', to: 'known user' }] })).not.toContain('look like');
  });
});

describe('what becomes of values that identify', () => {
  const at = Array.from({ length: 30 }, (_, i) => NOON - (29 - i) * 60_000);
  const users = ['ada@example.com', 'bob@example.com', 'checkout'];
  const frames = seriesFrames(
    at,
    users.map((user, k) => ({ labels: { user }, values: at.map(() => [300, 200, 100][k]) }))
  );
  const answer = (categories: object) =>
    run(queryOf({ category: 'user', format: 'categories', categories }), last(20), () => frames);

  it('is a hash, the same for the same value and in the baseline, where that is asked for', () => {
    const [frame] = answer({ identifying: 'hash' });
    const names = frame.data.values[0] as string[];
    expect(names).toEqual([
      'mail address #' + pseudonymOf('ada@example.com')?.slice(-14),
      pseudonymOf('bob@example.com'),
      'checkout',
    ]);
    expect(new Set(names).size).toBe(3);
    expect(JSON.stringify(frame)).not.toContain('example.com');
    expect(noticesOf([frame]).join()).toMatch(
      /2 of 3 values of `user` look like mail addresses.*They are shown by a hash/
    );
    const baseline = frame.data.values[frame.schema.fields.findIndex(({ name }) => name === 'baseline')];
    expect(baseline).toEqual([0.5, 1 / 3, 1 / 6].map((share) => expect.closeTo(share, 9)));
  });

  it('is an error that names none of them, where they are refused', () => {
    expect(() => answer({ identifying: 'refuse' })).toThrow(
      /^2 of 3 values of `user` look like mail addresses: [^@]*$/
    );
    expect(() => answer({ identifying: 'refuse', schema: users })).not.toThrow();
    expect(() => answer({ identifying: 'drop' })).toThrow('What becomes of values that identify "drop" is unknown.');
  });
});
