import type { Outcome } from '../../mechanics/outcome.ts';
import type { VerifyTablesResult } from '../../verification/verify-tables.ts';

/**
 * What is true after a step of `setUpLab3`: what a recipe did, what a check or a wait found, or the verdict. `empty` is a table
 * without rows, whose topic comes with the first one.
 */
export type SetUpOutcome =
  | Outcome
  | 'empty'
  | 'passed'
  | 'running'
  | 'connected'
  | 'published'
  | VerifyTablesResult['verdict'];
