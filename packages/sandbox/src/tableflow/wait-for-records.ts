import type { Clock } from '@tableflow-workshop/client-core';
import type { Broker } from '../broker/broker.ts';
import { endOfTopic } from '../broker/end-of-topic.ts';

/** What is waited for. */
interface WaitForRecordsOptions {
  readonly topic: string;
  /** The end of the topic (`endOfTopic`) up to which everything is known already. */
  readonly knownEnd: number;
  /** When to give up. */
  readonly untilMs: number;
  readonly signal: AbortSignal;
}

/**
 * Resolves as soon as the topic has more than is known, when the time is over, or when the signal aborts. It
 * listens to the broker and asks nothing in between.
 */
export async function waitForRecords(
  {
    broker,
    clock,
  }: { readonly broker: Pick<Broker, 'endOffset' | 'partitionCount' | 'onAppend'>; readonly clock: Clock },
  { topic, knownEnd, untilMs, signal }: WaitForRecordsOptions,
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
      if (topics.has(topic) && endOfTopic(broker, topic) > knownEnd) finish();
    });
    signal.addEventListener('abort', finish);
    // Asked only after listening began, so that no append falls between the two.
    if (signal.aborted || endOfTopic(broker, topic) > knownEnd || clock.now() >= untilMs) finish();
  });
}
