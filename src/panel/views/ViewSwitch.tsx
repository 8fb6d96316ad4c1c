import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { lazy, Suspense, useRef, useState } from 'react';
import { say } from '../words/say';
import type { ViewChoice } from './useViewChoice';
import { viewNames } from './viewNames';

const ViewMenu = lazy(() => import('./ViewMenu').then((module) => ({ default: module.ViewMenu })));

interface Props {
  shown: ViewChoice;
  onChoose: (choice: ViewChoice) => void;
  /** Whether a row per group is a view of these data. */
  severalGroups: boolean;
  /** Side of the button, in CSS pixels, and how far it stands below the panel's top. */
  size: number;
  top: number;
}

/** A small button in the panel's corner: the same data in another view, without an edit of the dashboard. */
export function ViewSwitch({ shown, onChoose, severalGroups, size, top }: Props) {
  const styles = useStyles2(getStyles);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const name = viewNames().find(({ value }) => value === shown.view)?.label ?? shown.view;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={styles.corner} style={{ top }}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        style={{ width: size, height: size }}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={say`View: ${name}`}
        title={say`View: ${name}`}
        data-testid="distribution-view-switch"
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (open && event.key === 'Escape') {
            // else Grafana would leave the panel that is viewed alone
            event.stopPropagation();
            setOpen(false);
          }
        }}
      >
        <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden fill="currentColor">
          <path d="M1 3h14v2H1zM1 7h9v2H1zM1 11h12v2H1z" />
        </svg>
      </button>
      {open && (
        <Suspense fallback={null}>
          <ViewMenu {...{ shown, onChoose, severalGroups }} at={button} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  corner: css({ position: 'absolute', right: 0, zIndex: 1 }),
  button: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    padding: 0,
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    color: theme.colors.text.secondary,
    '&:hover, &:focus-visible': { background: theme.colors.action.hover, color: theme.colors.text.primary },
  }),
});
