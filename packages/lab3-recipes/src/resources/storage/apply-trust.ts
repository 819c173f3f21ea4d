import { type WaitOptions, waitUntil } from '@tableflow-workshop/client-core';
import type { StorageTrust } from './storage-trust.ts';

/**
 * Sets the trust in the customer's own cloud: on AWS it replaces the trust policy of the role with the document. The
 * permissions that go with it have to be in place too, by the same port or before.
 */
export type ApplyTrust = (trust: StorageTrust) => Promise<void>;

/**
 * Hands the trust to the caller's port. AWS refuses a policy whose principal it does not know yet, and Confluent's role is
 * as new as its integration: such a refusal changed nothing, and the same document is passed again.
 *
 * @throws whatever the port throws besides, WaitError
 */
export async function applyTrustOnce(
  apply: ApplyTrust,
  trust: StorageTrust,
  wait: Pick<WaitOptions<unknown>, 'clock' | 'timeoutMs' | 'pollIntervalMs' | 'signal' | 'onProgress'>,
): Promise<void> {
  await waitUntil({
    ...wait,
    waitingFor: 'the cloud to take the trust policy',
    observe: () =>
      apply(trust).then(
        () => undefined,
        (error: unknown) => {
          if (!isUnknownPrincipal(error)) throw error;
          return error;
        },
      ),
    judge: (refusal) =>
      refusal === undefined
        ? { state: 'ready' }
        : { state: 'pending', phase: 'PRINCIPAL UNKNOWN', why: "AWS does not know Confluent's role yet" },
    timeoutHint: () => 'Check that the account lets principals of other accounts in.',
  });
}

function isUnknownPrincipal(error: unknown): boolean {
  return error instanceof Error && /invalid principal/i.test(error.message);
}
