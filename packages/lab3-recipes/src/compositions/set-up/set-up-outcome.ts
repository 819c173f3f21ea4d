import type { Outcome } from '../../mechanics/outcome.ts';
import type { VerifyTablesResult } from '../../verification/verify-tables.ts';

/** What is true after a step of `setUpLab3`: what a recipe did, what a check or a wait found, or the verdict. */
export type SetUpOutcome = Outcome | 'passed' | 'running' | 'connected' | 'published' | VerifyTablesResult['verdict'];
