import { ContextMenu, Menu } from '@grafana/ui';
import React, { type RefObject } from 'react';
import { say } from '../words/say';
import type { ViewChoice } from './useViewChoice';
import { amountNames, COUNTED, viewNames } from './viewNames';

interface Props {
  shown: ViewChoice;
  onChoose: (choice: ViewChoice) => void;
  severalGroups: boolean;
  /** What it opens below. */
  at: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The views of these data, and, where a view has both, shares or counts. */
export function ViewMenu({ shown, onChoose, severalGroups, at, onClose }: Props) {
  const { right, bottom } = at.current?.getBoundingClientRect() ?? { right: 0, bottom: 0 };
  const { view, amount } = shown;
  return (
    <ContextMenu
      x={right}
      y={bottom}
      onClose={onClose}
      renderMenuItems={() => (
        <>
          <Menu.Group label={say`View`}>
            {viewNames()
              .filter(({ value }) => value !== 'rows' || severalGroups)
              .map(({ value, label }) => (
                <Menu.Item
                  key={value}
                  role="menuitemradio"
                  {...{ label }}
                  active={value === view}
                  ariaChecked={value === view}
                  onClick={() => onChoose({ view: value, amount })}
                />
              ))}
          </Menu.Group>
          {COUNTED.includes(view) && (
            <Menu.Group label={say`Amounts`}>
              {amountNames().map(({ value, label }) => (
                <Menu.Item
                  key={value}
                  role="menuitemradio"
                  {...{ label }}
                  active={value === amount}
                  ariaChecked={value === amount}
                  onClick={() => onChoose({ view, amount: value })}
                />
              ))}
            </Menu.Group>
          )}
        </>
      )}
    />
  );
}
