import type { Broker } from '../broker/broker.ts';

/**
 * Resolves as soon as the topic has a record at `offset` or beyond, or when the signal aborts. It listens to the broker
 * and asks nothing in between.
 */
export async function waitForRecords(
  broker: Pick<Broker, 'endOffset' | 'onAppend'>,
  topic: string,
  offset: number,
  signal: AbortSignal,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      unlisten();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const unlisten = broker.onAppend((topics) => {
      if (topics.has(topic) && broker.endOffset(topic) > offset) finish();
    });
    signal.addEventListener('abort', finish);
    // Asked only after listening began, so that no append falls between the two.
    if (signal.aborted || broker.endOffset(topic) > offset) finish();
  });
}
