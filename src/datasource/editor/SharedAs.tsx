import React, { useState } from 'react';
import { Button, Combobox, Input, Text } from '@grafana/ui';
import type { BaselineSettings } from '../../core';
import { messageOf } from '../useAsync';
import { chosen } from './chosen';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';
import { shareSnapshot } from './shareSnapshot';

type Snapshot = Extract<BaselineSettings, { kind: 'snapshot' }>;

const OWN = '';

/** Where the pinned counts are kept: in this query, or under a name in the data source's settings. */
export function SharedAs({ datasource, query, baseline, onApply }: SectionProps & { baseline: Snapshot }) {
  const [name, setName] = useState('');
  const [failed, setFailed] = useState('');
  const { shared, kind: _, ...own } = baseline;
  const names = Array.from(new Set([...Object.keys(datasource.kept.snapshots ?? {}), ...(shared ? [shared] : [])]));
  const options = [
    { value: OWN, label: 'in this query' },
    ...names.map((value) => ({ value, label: value, description: 'In the data source’s settings' })),
  ];
  const choose = (next: string) =>
    onApply({ ...query, baseline: next === OWN ? { kind: 'snapshot' } : { kind: 'snapshot', shared: next } });
  const share = async () => {
    setFailed('');
    try {
      await shareSnapshot(datasource, name.trim(), own);
      onApply({ ...query, baseline: { kind: 'snapshot', shared: name.trim() } });
      setName('');
    } catch (error) {
      setFailed(messageOf(error));
    }
  };
  const canShare = !shared && (own.pinned ?? []).length > 0;
  return names.length === 0 && !canShare ? null : (
    <Line>
      {names.length > 0 && (
        <Part label="kept">
          {(ids) => <Combobox {...ids} options={options} value={shared ?? OWN} onChange={chosen(choose)} width={26} />}
        </Part>
      )}
      {canShare && (
        <Part
          label="share as"
          tooltip="Keeps them in the data source’s settings, where every query of it can name them"
        >
          {(ids) => (
            <>
              <Input
                {...ids}
                width={22}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                onKeyDown={(event) => event.key === 'Enter' && name.trim() !== '' && void share()}
              />
              <Button variant="secondary" disabled={name.trim() === ''} onClick={share}>
                Share
              </Button>
            </>
          )}
        </Part>
      )}
      <span role="status">{failed !== '' && <Text color="error">{failed}</Text>}</span>
    </Line>
  );
}
