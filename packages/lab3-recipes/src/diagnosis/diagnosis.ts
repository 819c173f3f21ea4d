import type { Health } from './health.ts';
import type { RankedCauses } from './rank-causes.ts';

/** What a diagnosis returns: the health, its causes, and what no rule explains. */
export interface Diagnosis extends RankedCauses {
  /** What state it is in, as the service reports it. */
  readonly health: Health;
  /** What the service itself would do about a failed connector, verbatim. Absent where it has no recommendation. */
  readonly recommendations?: readonly string[];
}
