import React, { useId, useState } from 'react';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import { Button, Field, IconButton, Input, Label, Stack, Text } from '@grafana/ui';
import { canBeUpstream } from '../run/resolve';

interface Props {
  /** By uid. */
  upstreams: string[];
  disabled?: boolean;
  onChange: (upstreams: string[]) => void;
}

/** The data sources that alert rules may read: each with its name, and a way to add one that this page can't list. */
export function AllowedUpstreams({ upstreams, disabled, onChange }: Props) {
  const ids = { picker: useId(), list: useId() };
  const known = getDataSourceSrv().getList({ alerting: true, filter: canBeUpstream });
  const add = (uid: string) => onChange(upstreams.includes(uid) ? upstreams : [...upstreams, uid]);
  return (
    <Stack direction="column" gap={1}>
      <Label
        htmlFor={ids.picker}
        description="Data sources that queries of this one may read for alert rules and public dashboards. With none, no alert rule over this data source can be evaluated."
      >
        <span id={ids.list}>Allowed upstreams</span>
      </Label>
      {upstreams.length === 0 && <Text color="secondary">None is allowed yet.</Text>}
      <Stack direction="column" gap={0.5} role="list" aria-labelledby={ids.list}>
        {upstreams.map((uid) => (
          <Row
            key={uid}
            uid={uid}
            settings={known.find((one) => one.uid === uid)}
            disabled={disabled}
            onRemove={() => onChange(upstreams.filter((other) => other !== uid))}
          />
        ))}
      </Stack>
      {!disabled && (
        <>
          <DataSourcePicker
            inputId={ids.picker}
            // a new one forgets what was picked last
            key={upstreams.join()}
            current={null}
            placeholder="Allow a data source"
            noDefault
            alerting
            filter={(one) => canBeUpstream(one) && !upstreams.includes(one.uid)}
            width={40}
            onChange={({ uid }) => add(uid)}
          />
          <NotListed onAdd={add} />
        </>
      )}
    </Stack>
  );
}

interface RowProps {
  uid: string;
  settings?: DataSourceInstanceSettings;
  disabled?: boolean;
  onRemove: () => void;
}

function Row({ uid, settings, disabled, onRemove }: RowProps) {
  const name = settings?.name ?? uid;
  return (
    <Stack direction="row" gap={1} alignItems="center" role="listitem">
      <Text>{name}</Text>
      <Text color={settings ? 'secondary' : 'warning'}>
        {settings
          ? `${settings.meta.name}, uid ${uid}`
          : 'No data source for alert rules has this uid. Remove it, or add the data source.'}
      </Text>
      {!disabled && <IconButton name="trash-alt" aria-label={`Remove ${name}`} onClick={onRemove} />}
    </Stack>
  );
}

/** For what is provisioned later, or what whoever edits this may not see. */
function NotListed({ onAdd }: { onAdd: (uid: string) => void }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [uid, setUid] = useState('');
  const add = () => {
    if (uid.trim() !== '') {
      onAdd(uid.trim());
      setUid('');
      setOpen(false);
    }
  };
  return open ? (
    <Field noMargin htmlFor={id} label="Uid of a data source that is not listed">
      <Stack direction="row" gap={1}>
        <Input
          id={id}
          width={40}
          value={uid}
          onChange={(event) => setUid(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button variant="secondary" disabled={uid.trim() === ''} onClick={add}>
          Allow
        </Button>
      </Stack>
    </Field>
  ) : (
    <div>
      <Button variant="secondary" fill="text" size="sm" onClick={() => setOpen(true)}>
        Allow a uid that is not listed
      </Button>
    </div>
  );
}
