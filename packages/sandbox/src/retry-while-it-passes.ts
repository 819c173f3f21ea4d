import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from './back-off.ts';
import { KafkaInterruptedError } from './broker/kafka/kafka-interrupted-error.ts';
import { isDiskFull } from './disk-full.ts';

/** Does something, and again with growing pauses for as long as the disk is full, or Kafka interrupts it. */
export async function retryWhileItPasses<T>(
  clock: Clock,
  signal: AbortSignal,
  run: () => Promise<T>,
  onFull: (error: unknown) => void = () => undefined,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (isDiskFull(error)) onFull(error);
      else if (!(error instanceof KafkaInterruptedError)) throw error;
      await sleep(clock, backOffMs(attempt), signal);
    }
  }
}
