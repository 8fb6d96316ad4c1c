import React, { useEffect, useRef, type ComponentProps } from 'react';
import { css } from '@emotion/css';
import { MultiCombobox, useStyles2 } from '@grafana/ui';

/** Grafana's box for several choices. That of Grafana 12.3 says of a bare `div` that it is expanded: only a button may be that. */
export function MultiChoice<T extends string>(props: ComponentProps<typeof MultiCombobox<T>>) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bare = box.current?.querySelector('div[aria-expanded]:not([role])');
    bare?.setAttribute('role', 'button');
    bare?.setAttribute('aria-label', 'Show the choices');
  }, []);
  return (
    <div ref={box} className={styles.box}>
      <MultiCombobox {...props} />
    </div>
  );
}

const getStyles = () => ({ box: css({ display: 'contents' }) });
