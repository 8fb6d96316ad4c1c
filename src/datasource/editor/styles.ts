import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';

/** Rows that wrap instead of running over, whatever the width of the place that the editor is put in. */
export const editorStyles = (theme: GrafanaTheme2) => ({
  sentence: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    alignItems: 'flex-start',
  }),
  heading: css({
    flex: `0 0 ${theme.spacing(11)}`,
    minHeight: theme.spacing(theme.components.height.md),
    display: 'flex',
    alignItems: 'center',
    fontWeight: theme.typography.fontWeightMedium,
  }),
  body: css({
    flex: `1 1 ${theme.spacing(40)}`,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
  }),
  part: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    minWidth: 0,
    maxWidth: '100%',
  }),
  wide: css({ flex: `1 1 ${theme.spacing(60)}` }),
  room: css({ flex: `1 1 ${theme.spacing(36)}`, minWidth: 0, maxWidth: theme.spacing(110) }),
  refused: css({ '&:not(:empty)': { paddingLeft: theme.spacing(0.5) } }),
  embedded: css({
    border: `thin solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    padding: theme.spacing(1),
    minWidth: 0,
    overflowX: 'auto',
  }),
  details: css({
    padding: theme.spacing(0.5, 0, 0.5, 3),
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
});
