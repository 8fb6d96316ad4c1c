import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Answer } from '../host/useAnswer';
import type { HostsCompared } from './rows';
import { useBackend, type BackendState } from './useBackend';

/** The backend's numbers beside the browser's, for the latest window, and how all of their values compare. */
export function BackendAnswer({ answer }: { answer: Answer }) {
  const styles = useStyles2(getStyles);
  const state = useBackend(answer);
  return (
    <section className={styles.box} aria-label="Browser and backend">
      <h2 className={styles.heading}>The latest window, by browser and backend</h2>
      <Content state={state} />
      <p className={styles.words}>
        Dashboards compute in the browser, alert rules in the backend. Both run the same core, over the same answer of
        the shop.
      </p>
    </section>
  );
}

function Content({ state }: { state: BackendState }) {
  switch (state.kind) {
    case 'asking':
      return <LoadingPlaceholder text="Asking the backend" />;
    case 'compared':
      return <Compared {...state.comparison} />;
    case 'different':
      return <Alert severity="warning" title={`The two answers differ: ${state.how}.`} />;
    case 'refused':
      return (
        <>
          {state.browser !== null && (
            <Alert severity="info" title="The browser’s answer">
              {state.browser}
            </Alert>
          )}
          {state.backend !== null && (
            <Alert severity="info" title="The backend’s answer">
              {state.backend}
            </Alert>
          )}
        </>
      );
  }
}

function Compared({ groups, values, identical, worst }: HostsCompared) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {groups.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">value</th>
              <th scope="col">browser</th>
              <th scope="col">backend</th>
              <th scope="col">difference</th>
            </tr>
          </thead>
          {groups.map(({ name, rows }) => (
            <tbody key={name}>
              {groups.length > 1 && (
                <tr>
                  <th scope="rowgroup" colSpan={4}>
                    {name}
                  </th>
                </tr>
              )}
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td>{row.browser}</td>
                  <td>{row.backend}</td>
                  <td>{row.difference}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      <p className={styles.sum} data-testid="hosts-compared">
        {values} values compared, {identical} identical, worst relative difference{' '}
        {worst === 0 ? '0' : worst.toExponential(1)}
      </p>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  heading: css({ ...theme.typography.h5, margin: theme.spacing(0, 0, 1) }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    'th, td': { paddingBlock: theme.spacing(0.25), textAlign: 'right', fontWeight: theme.typography.fontWeightRegular },
    'tr > :first-child': { textAlign: 'left', whiteSpace: 'nowrap' },
    'th[scope=rowgroup]': { paddingTop: theme.spacing(1), fontWeight: theme.typography.fontWeightMedium },
    thead: { color: theme.colors.text.secondary },
  }),
  sum: css({ margin: theme.spacing(1, 0), fontWeight: theme.typography.fontWeightMedium }),
  words: css({ margin: 0, color: theme.colors.text.secondary }),
});
