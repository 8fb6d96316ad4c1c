import { createTheme, ThemeContext } from '@grafana/data';
import { config } from '@grafana/runtime';
import { GlobalStyles } from '@grafana/ui';
import React, { useLayoutEffect, useMemo, useState } from 'react';
import { Page, type Mode } from './Page';

export function App() {
  const [mode, setMode] = useState<Mode>(() =>
    matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  );
  const theme = useMemo(() => createTheme({ colors: { mode } }), [mode]);
  useLayoutEffect(() => {
    Object.assign(config, { theme2: theme });
  }, [theme]);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <Page mode={mode} onMode={setMode} />
    </ThemeContext.Provider>
  );
}
