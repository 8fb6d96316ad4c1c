import React, { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, IconButton, Input, Text, useStyles2 } from '@grafana/ui';
import { percent } from '../../core/model/numberWords';
import { NumberInput } from './NumberInput';
import { seenCategories, sharesOfRange } from './seen';
import type { SectionProps } from './section';
import { Line } from './Sentence';

type Props = SectionProps & { shares: Record<string, number> };

/** The intended shares, a row per category. They need not sum to 1: the percentages say what each comes to. */
export function SharesTable({ datasource, query, shares, onApply, data, range }: Props) {
  const styles = useStyles2(getStyles);
  const [added, setAdded] = useState('');
  const [taking, setTaking] = useState<'no' | 'yes' | string>('no');
  const asked = data?.timeRange ?? range;
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const missing = seenCategories(data?.series).filter((name) => shares[name] === undefined);
  const set = (next: Record<string, number>) => onApply({ ...query, baseline: { kind: 'fixed', shares: next } });
  const add = () => {
    if (added.trim() !== '' && shares[added.trim()] === undefined) {
      set({ ...shares, [added.trim()]: 0 });
      setAdded('');
    }
  };
  const take = async () => {
    if (asked) {
      setTaking('yes');
      try {
        const seen = await sharesOfRange(datasource, query, asked);
        setTaking(seen ? 'no' : 'Nothing was counted in this range. Choose a longer one.');
        if (seen) {
          set(seen);
        }
      } catch (error) {
        setTaking(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const begins = Object.keys(shares).length === 0;
  return (
    <div>
      {begins ? (
        <Text color="warning">
          <Icon name="exclamation-triangle" /> No shares yet. Take those of this range, or add each category.
        </Text>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">category</th>
              <th scope="col">intended</th>
              <th scope="col">share</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {Object.entries(shares).map(([name, share]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <NumberInput
                    aria-label={`intended share of ${name}`}
                    min={0}
                    value={share}
                    onCommit={(value) => set({ ...shares, [name]: value })}
                  />
                </td>
                <td>{total > 0 ? percent(share / total) : '–'}</td>
                <td>
                  <IconButton
                    name="trash-alt"
                    aria-label={`Remove ${name}`}
                    onClick={() => set(Object.fromEntries(Object.entries(shares).filter(([other]) => other !== name)))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Line>
        <Input
          aria-label="category to add"
          placeholder="category"
          value={added}
          width={20}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button variant="secondary" icon="plus" disabled={added.trim() === ''} onClick={add}>
          Add
        </Button>
        <Button variant="secondary" disabled={!asked || taking === 'yes'} onClick={take}>
          Take the shares of this range
        </Button>
        {!begins && missing.length > 0 && (
          <>
            <Text color="warning">
              <Icon name="exclamation-triangle" />{' '}
              {`Seen, but without a share: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}`}
            </Text>
            <Button
              size="sm"
              variant="secondary"
              onClick={() => set({ ...shares, ...Object.fromEntries(missing.map((name) => [name, 0])) })}
            >
              Add with a share of 0
            </Button>
          </>
        )}
        {taking !== 'no' && taking !== 'yes' && <Text color="error">{taking}</Text>}
      </Line>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    marginBottom: theme.spacing(0.5),
    'th, td': { padding: theme.spacing(0.25, 1), textAlign: 'left', fontWeight: theme.typography.fontWeightRegular },
    'thead th': { color: theme.colors.text.secondary },
  }),
});
