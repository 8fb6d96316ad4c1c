import React from 'react';
import { locationUtil } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { Stack, Text, TextLink } from '@grafana/ui';
import { useAsync } from '../../datasource/useAsync';

interface Found {
  uid: string;
  title: string;
  url: string;
}

/** Dashboards with the tag `multinomial`. */
export function Dashboards() {
  const found = useAsync(
    () => getBackendSrv().get<Found[]>('/api/search', { tag: 'multinomial', type: 'dash-db', limit: 20 }),
    'dashboards'
  );
  if (found.state === 'loading') {
    return null;
  }
  if (found.state === 'failed') {
    return <Text color="error">{`Dashboards could not be listed: ${found.message}`}</Text>;
  }
  return found.value.length === 0 ? (
    <Text color="secondary">Dashboards that you tag `multinomial` are listed here.</Text>
  ) : (
    <Stack direction="column" gap={0.5}>
      <Text color="secondary">Dashboards with the tag `multinomial`:</Text>
      {found.value.map(({ uid, title, url }) => (
        <TextLink key={uid} href={locationUtil.assureBaseUrl(locationUtil.stripBaseFromUrl(url))}>
          {title}
        </TextLink>
      ))}
    </Stack>
  );
}
