import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, RadioButtonGroup, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { useLiveRange } from './host/useLiveRange';
import { PRESETS } from './presets';
import { TimeControls } from './TimeControls';
import { Workbench } from './Workbench';

export type Mode = 'light' | 'dark';

const MODES: Array<{ value: Mode; label: string }> = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function Page({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const styles = useStyles2(getStyles);
  const [chosen, setChosen] = useState(PRESETS[0]);
  const [range, setRaw] = useLiveRange();
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.title}>
          <img className={styles.logo} src="/plugin/img/logo.svg" alt="" />
          Multinomial for Grafana
        </h1>
        <RadioButtonGroup aria-label="Theme" options={MODES} value={mode} onChange={onMode} />
        <TimeControls range={range} onChange={setRaw} />
      </header>
      <p className={styles.what}>
        <Icon name="info-circle" /> A preview without a Grafana around it: the plugin’s own panel, query editor and data
        source, over hours of recorded traffic of a demo shop and its live traffic. In Grafana, 12.3 or newer, they work
        on any data source.
      </p>
      <TabsBar className={styles.tabs}>
        {PRESETS.map((preset) => (
          <Tab key={preset.id} label={preset.tab} active={preset === chosen} onChangeTab={() => setChosen(preset)} />
        ))}
      </TabsBar>
      <Workbench key={chosen.id} preset={chosen} range={range} onRange={setRaw} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minHeight: '100vh',
    padding: theme.spacing(2),
    background: theme.colors.background.canvas,
    [theme.breakpoints.down('md')]: { padding: theme.spacing(1) },
  }),
  header: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(2) }),
  title: css({
    ...theme.typography.h3,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: 0,
    marginRight: 'auto',
  }),
  logo: css({ height: theme.spacing(4) }),
  what: css({ margin: 0, color: theme.colors.text.secondary }),
  tabs: css({ flexShrink: 0, '& > div': { flexWrap: 'wrap', height: 'auto' } }),
});
