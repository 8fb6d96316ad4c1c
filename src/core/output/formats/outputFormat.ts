import type { FrameJSON } from '../../model/frame';
import type { WantedDeploys } from '../../model/output';
import type { Results } from '../results';

/** A form that an answer can have. */
export interface OutputFormat {
  /** As queries have it, and the editor calls it. */
  id: string;
  description: string;
  /** Only the latest finished window is shown, whatever the range. */
  latestOnly: boolean;
  /** Alert rules can take it. */
  alerting: boolean;
  /** Which statistics are returned is chosen. */
  statistics: boolean;
  /** When the deploys were that it names; null: it names none. */
  deploys?(results: Results): Pick<WantedDeploys, 'from' | 'to'> | null;
  frames(results: Results, forAlert: boolean): FrameJSON[];
}
