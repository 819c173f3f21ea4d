import { type Clock, sleep } from '@tableflow-workshop/client-core';
import type { TopicView } from './topic-view.ts';
import type { WaitForKafka } from './wait-for-kafka.ts';

/** Resolves when something is seen that Kafka has done, or soon after: what somebody else holds back is not waited for. */
export type UntilSeen = (isSeen: () => boolean, topics?: readonly string[]) => Promise<void>;

/** How long it may take: without somebody else's open transaction, some milliseconds. */
const timeoutMs = 5_000;
const pollIntervalMs = 5;

/** Looks at some topics, or at all, until it is seen. */
export function createUntilSeen(options: {
  readonly view: TopicView;
  readonly waitForKafka: WaitForKafka;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): UntilSeen {
  const { view, waitForKafka, clock, signal } = options;
  return async (isSeen, topics) => {
    const untilMs = clock.now() + timeoutMs;
    while (!isSeen() && clock.now() < untilMs) {
      await waitForKafka('see what was written', () => view.refresh(topics));
      if (!isSeen()) await sleep(clock, pollIntervalMs, signal);
    }
  };
}
