import type { AuditedSystem } from './audited-system.ts';

/** A place that could not be checked, or a thing that may still be in use: it does not count as a leftover. */
export interface Unseen {
  readonly system: AuditedSystem;
  readonly what: string;
  readonly why: string;
}
