import type { Health } from './health.ts';
import type { RankedCauses } from './rank-causes.ts';

/** What a diagnosis tells: how it is, why, and what nobody could explain. */
export interface Diagnosis extends RankedCauses {
  readonly health: Health;
}
