import type { Clock } from '@tableflow-workshop/client-core';
import type { SimulatorState } from './state.ts';
import type { TimingsOf } from './timings.ts';

/**
 * The customer's own account in AWS or Azure, as far as trust goes: what neither cloud can do by itself. It counts in a
 * world that enforces trust; what is set here shows after `trustPropagationMs`.
 */
export interface CloudAccount {
  /** Sets the whole trust policy of an AWS role, and makes the role where it is new. */
  setTrustPolicy(roleArn: string, policy: unknown): void;
  /** Lets an identity of Azure reach the storage: an application, by its id, or an access connector, by its. */
  admit(identity: string): void;
}

/** Makes the account whose trust is in the state. `changed` is called after every change. */
export function createCloudAccount(options: {
  readonly state: SimulatorState;
  readonly clock: Clock;
  readonly timingsOf: TimingsOf;
  readonly changed: () => void;
}): CloudAccount {
  const { state, clock, timingsOf, changed } = options;
  const put = (subject: string, policy?: unknown): void => {
    if (!state.trusts) throw new Error('this world takes trust as given: set isTrustEnforced');
    state.trusts.push({ subject, policy, worksFromMs: clock.now() + timingsOf(subject).trustPropagationMs });
    changed();
  };
  return { setTrustPolicy: put, admit: (identity) => put(identity) };
}
