import {
  FieldType,
  VisualizationSuggestionScore,
  type PanelDataSummary,
  type VisualizationSuggestion,
} from '@grafana/data';
import { isOwn } from './groups';
import type { PanelOptions } from './options';

/**
 * When this panel is suggested for what a query returned: first for our own frames, after Grafana's own panels for several numbers over
 * time, which may be counts per category.
 */
export function suggestions(data: PanelDataSummary): Array<VisualizationSuggestion<PanelOptions>> | void {
  if (data.rawFrames?.some(isOwn)) {
    return [{ score: VisualizationSuggestionScore.Best }];
  }
  const severalOverTime =
    data.hasFieldType(FieldType.time) && data.fieldCountByType(FieldType.number) > 1 && data.rowCountMax > 1;
  return severalOverTime ? [{ score: VisualizationSuggestionScore.OK }] : undefined;
}
