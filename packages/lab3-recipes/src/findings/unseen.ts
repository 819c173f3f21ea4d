import type { AuditedSystem } from './audited-system.ts';

/** A place that could not be looked at, or a thing that somebody may still use: it is not taken for a leftover. */
export interface Unseen {
  readonly system: AuditedSystem;
  readonly what: string;
  readonly why: string;
}
