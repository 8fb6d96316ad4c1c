import React, { useEffect, useRef, type ComponentProps } from 'react';
import { css } from '@emotion/css';
import { MultiCombobox, useStyles2 } from '@grafana/ui';

/**
 * Grafana's box for several choices. That of Grafana 12.3 says of the `div` around its icons that it is expanded. Only a button may be
 * that, and this one can't be a button, since the icon that clears is one; the input says it already.
 */
export function MultiChoice<T extends string>(props: ComponentProps<typeof MultiCombobox<T>>) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bare = box.current?.querySelector('div[aria-expanded]:not([role])');
    if (!bare) {
      return;
    }
    bare.removeAttribute('aria-expanded');
    const observer = new MutationObserver(() => bare.removeAttribute('aria-expanded'));
    observer.observe(bare, { attributeFilter: ['aria-expanded'] });
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.box}>
      <MultiCombobox {...props} />
    </div>
  );
}

const getStyles = () => ({ box: css({ display: 'contents' }) });
