import React, { useState } from 'react';
import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Button, Icon, Text, useStyles2 } from '@grafana/ui';
import type { BaselineSettings } from '../../core';
import { percent, points } from '../../core/model/numberWords';
import { messageOf } from '../useAsync';
import { countsOfRange, totalsOf, type CountedRange } from './seen';
import type { SectionProps } from './section';
import { SharedAs } from './SharedAs';
import { Line, Part } from './Sentence';
import { TextInput } from './TextInput';

type Snapshot = Extract<BaselineSettings, { kind: 'snapshot' }>;
type Waiting = 'no' | 'yes' | string;

const NOTHING = 'Nothing was counted in this range. Choose a longer one.';
const FEW = 3;

/** The pinned counts, what is known of them, and the range shown beside them. A click pins that one instead. */
export function PinnedCounts(props: SectionProps & { baseline: Snapshot }) {
  const { datasource, query, baseline, onApply, data, range } = props;
  const styles = useStyles2(getStyles);
  const [beside, setBeside] = useState<CountedRange | null>(null);
  const [waiting, setWaiting] = useState<Waiting>('no');
  const shown = data?.timeRange ?? range;
  const set = (change: Partial<Snapshot>) => onApply({ ...query, baseline: { ...baseline, ...change } });
  const count = async (take: (counted: CountedRange) => void) => {
    if (shown) {
      setWaiting('yes');
      try {
        const counted = await countsOfRange(datasource, query, shown);
        setWaiting(counted ? 'no' : NOTHING);
        if (counted) {
          take(counted);
        }
      } catch (error) {
        setWaiting(messageOf(error));
      }
    }
  };
  const pin = () =>
    count((counted) => {
      setBeside(null);
      // what was known of the counts before isn't true of these
      onApply({
        ...query,
        baseline: { kind: 'snapshot', ...counted, author: config.bootData?.user?.login || undefined },
      });
    });
  const { shared } = baseline;
  const known: Snapshot = { ...(shared && datasource.kept.snapshots?.[shared]), ...baseline };
  const pinned = known.pinned ?? [];
  const disabled = !shown || waiting === 'yes';
  return (
    <div>
      <SharedAs {...props} />
      {pinned.length === 0 && !shared ? (
        <Text color="warning">
          <Icon name="exclamation-triangle" /> Nothing is pinned yet. Choose a time range in which all was well, and pin
          it.
        </Text>
      ) : (
        <>
          <Text color="secondary">{sentence(known, data?.request?.timezone)}</Text>
          {shared ? (
            <div>
              <Text color="secondary">{aboutText(known)}</Text>
            </div>
          ) : (
            <Line>
              {(['deploy', 'author', 'note'] as const).map((name) => (
                <Part key={name} label={name}>
                  {(ids) => (
                    <TextInput
                      {...ids}
                      width={name === 'note' ? 40 : 18}
                      value={baseline[name] ?? ''}
                      onCommit={(text) => set({ [name]: text || undefined })}
                    />
                  )}
                </Part>
              ))}
            </Line>
          )}
          <CountsTable className={styles.table} pinned={totalsOf(pinned)} beside={beside && totalsOf(beside.pinned)} />
        </>
      )}
      <Line>
        {pinned.length > 0 && (
          <Button variant="secondary" disabled={disabled} onClick={() => count(setBeside)}>
            Compare with the range shown
          </Button>
        )}
        <Button variant="secondary" disabled={disabled} onClick={pin}>
          {pinned.length > 0 ? 'Pin the range shown instead' : 'Pin the range shown'}
        </Button>
        <span role="status">{waiting !== 'no' && waiting !== 'yes' && <Text color="error">{waiting}</Text>}</span>
      </Line>
    </div>
  );
}

/** "deploy 1.2.3, by ada, quiet" */
const aboutText = ({ deploy, author, note }: Snapshot): string =>
  [deploy && `deploy ${deploy}`, author && `by ${author}`, note].filter(Boolean).join(', ');

function sentence({ pinned = [], from, to }: Snapshot, timeZone: string | undefined): string {
  const events = Array.from(totalsOf(pinned).values()).reduce((sum, count) => sum + count, 0);
  const groups = pinned.length > 1 ? `, ${pinned.length} groups together` : '';
  const time = (at: number) => dateTimeFormat(at, { timeZone });
  const when = from !== undefined && to !== undefined ? `${time(from)} to ${time(to)}: ` : '';
  return `${when}${Number(events.toFixed(FEW)).toLocaleString('en')} events${groups}.`;
}

interface TableProps {
  className: string;
  pinned: Map<string, number>;
  beside: Map<string, number> | null;
}

function CountsTable({ className, pinned, beside }: TableProps) {
  const share = (counts: Map<string, number>, name: string) => {
    const total = Array.from(counts.values()).reduce((sum, count) => sum + count, 0);
    return total > 0 ? (counts.get(name) ?? 0) / total : 0;
  };
  const names = Array.from(new Set([...pinned.keys(), ...(beside?.keys() ?? [])]));
  return (
    <div className={className}>
      <table>
        <thead>
          <tr>
            <th scope="col">category</th>
            <th scope="col">pinned</th>
            <th scope="col">share</th>
            {beside && <th scope="col">range shown</th>}
            {beside && <th scope="col">change</th>}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{Number((pinned.get(name) ?? 0).toFixed(FEW)).toLocaleString('en')}</td>
              <td>{percent(share(pinned, name))}</td>
              {beside && <td>{percent(share(beside, name))}</td>}
              {beside && <td>{points(share(beside, name) - share(pinned, name))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    overflowX: 'auto',
    margin: theme.spacing(0.5, 0),
    'th, td': {
      padding: theme.spacing(0.25, 1, 0.25, 0),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      fontWeight: theme.typography.fontWeightRegular,
    },
    'td, th[scope=col]:not(:first-child)': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    'thead th': { color: theme.colors.text.secondary },
  }),
});
