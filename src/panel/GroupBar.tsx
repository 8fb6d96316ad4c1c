import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useId } from 'react';
import type { Group } from './groups';
import { textWidth } from './textWidth';
import { groupsLine } from './title/wordings';
import { say } from './words/say';

interface Props {
  groups: Group[];
  shown: Group[];
  chosen: string;
  onChoose: (group: string) => void;
  width: number;
  height: number;
}

/** Widths in grid units. */
const CHOICE = 20;
const GAP = 2;

/** How many groups drift, and which one to look at. */
export function GroupBar({ groups, shown, chosen, onChoose, width, height }: Props) {
  const label = useId();
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const line = groupsLine(groups.map((group) => group.view)) ?? '';
  const room = width - (CHOICE + GAP) * unit;
  const left = groups.length - shown.length;
  const wordings = left > 0 && chosen === '' ? [say`${line} · ${left} not shown`, line] : [line];
  const text = wordings.find((wording) => textWidth(wording, theme) <= room) ?? '';
  const all = { value: '', label: say`all ${groups.length} groups` };
  const choices = groups.map(({ view: { meta } }) => ({
    value: meta.groupName,
    label: meta.drifting ? say`${meta.groupName} · drift` : meta.groupName,
  }));
  return (
    <div className={styles.bar} style={{ width, height }} title={line} data-testid="distribution-groups">
      <span className={styles.line}>{text}</span>
      <span id={label} hidden aria-label={say`Group`} />
      <Combobox
        aria-labelledby={label}
        width={CHOICE}
        options={[all, ...choices]}
        value={chosen}
        onChange={({ value }) => onChoose(value)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(GAP),
  }),
  line: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap', overflow: 'hidden' }),
});
