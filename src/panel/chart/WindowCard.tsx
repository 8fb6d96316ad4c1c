import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { IconButton, Portal, useStyles2 } from '@grafana/ui';
import React, { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLatest } from '../useLatest';
import type { Asked, Chosen } from './chosenBy';
import { linksOf } from './layerAt';
import type { StackModel } from './stackModel';
import { WindowActions } from './WindowActions';
import { WindowTooltip } from './WindowTooltip';
import { say } from '../words/say';

interface Props {
  chosen: Chosen;
  model: StackModel;
  /** Of the window, in the data that are there now. */
  index: number;
  timeZone: TimeZone;
  asked: Asked;
  onClose: () => void;
}

const MARGIN = 8;
/** What Grafana's own menus and dialogs open in: a click there isn't one beside the card. */
const ABOVE = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** A window in full, kept open: its table, what can be copied of it, and where to go from it. */
export function WindowCard({ chosen, model, index, timeZone, asked, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const close = useLatest(onClose);
  const [place, setPlace] = useState({ left: chosen.x, top: chosen.y });
  const under = model.layers.find(({ look }) => look.category === chosen.category);

  useLayoutEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    setPlace({
      left: Math.max(MARGIN, Math.min(chosen.x + MARGIN, window.innerWidth - width - 2 * MARGIN)),
      top: Math.max(MARGIN, Math.min(chosen.y + MARGIN, window.innerHeight - height - MARGIN)),
    });
  }, [chosen]);

  useEffect(() => {
    const before = document.activeElement;
    if (chosen.byKeyboard) {
      box.current?.querySelector('button')?.focus();
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        // else Grafana would leave the panel that is viewed alone, too
        event.preventDefault();
        event.stopPropagation();
        close();
        if (chosen.byKeyboard && before instanceof HTMLElement) {
          before.focus();
        }
      }
    };
    const onMouseDown = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest(ABOVE) === null) {
        close();
      }
    };
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('mousedown', onMouseDown, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('mousedown', onMouseDown, true);
    };
  }, [chosen, close]);

  return (
    <Portal>
      <div
        ref={box}
        className={styles.card}
        style={place}
        role="dialog"
        aria-label={say`Window`}
        data-testid="distribution-window-card"
      >
        <IconButton name="times" aria-label={say`Close`} className={styles.close} onClick={onClose} />
        <WindowTooltip {...{ model, index, under, timeZone }} pinned links={linksOf(model, index, under)}>
          <WindowActions {...{ model, index, timeZone, asked }} />
        </WindowTooltip>
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    position: 'fixed',
    maxWidth: `calc(100vw - ${theme.spacing(2)})`,
    maxHeight: '80vh',
    overflow: 'auto',
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
    color: theme.colors.text.primary,
  }),
  close: css({ position: 'absolute', top: theme.spacing(1), right: theme.spacing(0.5) }),
});
