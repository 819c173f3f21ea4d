import type { VerifyTablesResult } from '../../verification/verify-tables.ts';
import type { PartOutcome } from './make-parts.ts';

/**
 * What is true after a step of `setUpLab3`: what a recipe did, `adopted` for what somebody else made, what a check or a wait found, or the verdict. `empty` is a table
 * without rows, whose topic comes with the first one.
 */
export type SetUpOutcome =
  | PartOutcome
  | 'empty'
  | 'passed'
  | 'running'
  | 'connected'
  | 'published'
  | VerifyTablesResult['verdict'];
