import type { AuditedSystem } from '../../findings/audited-system.ts';

/** Something that a teardown left where it is, on purpose. */
export interface Kept {
  readonly system: AuditedSystem;
  /** E.g. `catalog integration`. */
  readonly kind: string;
  readonly name: string;
  /** Why it was kept. */
  readonly why: string;
  /** The option of `tearDownLab3` that deletes it, too. */
  readonly option: 'allTopics' | 'deleteAdopted';
}
