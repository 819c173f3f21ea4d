import { errorChecks } from './error-checks.ts';
import { requestChecks } from './request-checks.ts';
import { retryChecks } from './retry-checks.ts';
import type { Subject } from './subject.ts';

/** One check: it throws when the client does not do what its name says. */
export interface Check {
  readonly name: string;
  readonly run: (subject: Subject) => Promise<void>;
}

/** Every check of the matrix, by the names under which other clients are measured too. */
export const checks: readonly Check[] = [...retryChecks, ...errorChecks, ...requestChecks];
