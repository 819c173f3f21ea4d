import type { AuditedSystem } from './audited-system.ts';

/** A place that could not be looked at: nothing is known of it. */
export interface Unseen {
  readonly system: AuditedSystem;
  readonly what: string;
  readonly why: string;
}
