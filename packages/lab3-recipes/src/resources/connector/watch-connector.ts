import { waitUntil } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { findTwice } from '../../mechanics/find-twice.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { findConnectorStatus, judgePresentConnector } from './watch-presence.ts';

/**
 * Watches a connector while others wait for what it produces: if it fails, they would wait for nothing.
 *
 * @param input.until ends it; the limit of time is that of the others
 * @throws WaitError when the connector fails
 */
export async function watchConnector(
  lab: LabContext,
  input: { readonly name: string; readonly until: AbortSignal },
  options: WaitOptions = {},
): Promise<void> {
  const { name, until } = input;
  if (until.aborted) return;
  const judge = judgePresentConnector(lab.clock, name);
  try {
    await waitUntil({
      ...options,
      waitingFor: `connector "${name}" to go on`,
      clock: lab.clock,
      timeoutMs: Number.POSITIVE_INFINITY,
      signal: options.signal ? AbortSignal.any([options.signal, until]) : until,
      observe: (signal) => findTwice(() => findConnectorStatus(lab, name, signal)),
      judge: (status) => {
        const verdict = judge(status);
        return verdict.state === 'ready' ? { state: 'pending', phase: status?.connector.state ?? '' } : verdict;
      },
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error !== until.reason) throw error;
  }
}
