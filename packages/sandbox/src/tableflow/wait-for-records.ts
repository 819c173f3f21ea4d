import type { Clock } from '@tableflow-workshop/client-core';
import type { Broker } from '../broker/broker.ts';

/** What is waited for. */
interface WaitForRecordsOptions {
  readonly topic: string;
  /** As many records are known already. */
  readonly knownRecords: number;
  /** When to give up. */
  readonly untilMs: number;
  readonly signal: AbortSignal;
}

/**
 * Resolves as soon as the topic has had more records than are known, when the time is over, or when the signal aborts. It
 * listens to the broker and asks nothing in between.
 */
export async function waitForRecords(
  { broker, clock }: { readonly broker: Pick<Broker, 'recordCount' | 'onAppend'>; readonly clock: Clock },
  { topic, knownRecords, untilMs, signal }: WaitForRecordsOptions,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      unlisten();
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = clock.setTimer(Math.max(0, untilMs - clock.now()), finish);
    const unlisten = broker.onAppend((topics) => {
      if (topics.has(topic) && broker.recordCount(topic) > knownRecords) finish();
    });
    signal.addEventListener('abort', finish);
    // Asked only after listening began, so that no append falls between the two.
    if (signal.aborted || broker.recordCount(topic) > knownRecords || clock.now() >= untilMs) finish();
  });
}
