import type { Answer } from '../request/answer.ts';
import type { DatabricksState } from '../state.ts';
import { describeSecurable, metastoreSecurable } from './securables.ts';
import { denied } from './unity-errors.ts';

/** The switch "External data access" of the metastore. Source: D6.1. */
export function refuseOutsiders(state: DatabricksState): Answer | undefined {
  if (state.metastore.external_access_enabled) return undefined;
  return denied(`External data access is not enabled on ${describeSecurable(metastoreSecurable(state))}.`);
}
