import { SdkError } from '@tableflow-workshop/client-core';
import type { AuditedSystem } from '../../findings/audited-system.ts';

/** The kind of a temporary Tableflow key of a run that has ended. */
export const temporaryKeyKind = 'temporary API key';

/** Something of the lab that still exists although it should have been deleted. */
export interface Leftover {
  readonly system: AuditedSystem;
  /** E.g. `replication slot`. */
  readonly kind: string;
  readonly name: string;
  /** Why it counts as the lab's, and what it does there. */
  readonly why: string;
  /** SQL, or a call by curl whose secrets are the environment's. */
  readonly removeWith: string;
}

/** The lab was torn down, and something of it is left. */
export class LeftoversError extends SdkError {
  static override readonly kind = 'LeftoversError';
  override readonly name = LeftoversError.kind;

  constructor(readonly leftovers: readonly Leftover[]) {
    const lines = leftovers.flatMap(({ system, kind, name, why, removeWith }) => [
      `  - ${system}: ${kind} ${name}: ${why}`,
      `    ${removeWith}`,
    ]);
    const count = leftovers.length === 1 ? '1 thing is' : `${leftovers.length} things are`;
    super([`Could not tear down the whole lab: ${count} left.`, ...lines], {
      code: 'leftovers',
      hint: 'Remove what is listed, and run it again.',
    });
  }
}
