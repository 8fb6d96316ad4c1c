import { zoneOffsets } from './zoneOffsets';

const HOUR = 3_600_000;
const changes = (timeZone: string) =>
  zoneOffsets(timeZone, Date.UTC(2026, 5, 1), Date.UTC(2026, 11, 1))
    .filter(({ from }) => from > Date.UTC(2026, 0, 1))
    .map(({ from, ahead }) => [new Date(from).toISOString(), ahead / HOUR]);

describe('zoneOffsets', () => {
  it('has both changes of a year, north and south', () => {
    expect(changes('Europe/Berlin')).toEqual([
      ['2026-03-29T01:00:00.000Z', 2],
      ['2026-10-25T01:00:00.000Z', 1],
    ]);
    expect(changes('Australia/Sydney')).toEqual([
      ['2026-04-04T16:00:00.000Z', 10],
      ['2026-10-03T16:00:00.000Z', 11],
    ]);
    expect(changes('Australia/Lord_Howe').map(([, ahead]) => ahead)).toEqual([10.5, 11]);
  });

  it('has one offset where there is no summer time, and none in UTC', () => {
    expect(zoneOffsets('Asia/Kolkata', 0, HOUR)).toEqual([{ from: -400 * 24 * HOUR, ahead: 5.5 * HOUR }]);
    expect(zoneOffsets('utc', 0, HOUR)).toEqual([]);
    expect(zoneOffsets('browser', 0, HOUR)).toHaveLength(1);
  });

  it('has what lies outside of the range that was asked before', () => {
    const zone = (month: number) => zoneOffsets('Europe/Paris', Date.UTC(2026, month, 1), Date.UTC(2026, month, 2));
    const changesIn = (year: number) => (at: { from: number }) => new Date(at.from).getUTCFullYear() === year;
    expect(zone(1)).toBe(zone(1));
    expect(zone(1).filter(changesIn(2026))).toHaveLength(0);
    expect(zone(11).filter(changesIn(2026))).toHaveLength(2);
    expect(zone(-13).filter(changesIn(2024))).toHaveLength(2);
  });

  it('refuses a name that is none', () => {
    expect(() => zoneOffsets('Europe/Nowhere', 0, HOUR)).toThrow('The time zone "Europe/Nowhere" is unknown. Choose');
  });
});
