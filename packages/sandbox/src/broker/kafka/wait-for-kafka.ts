import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from '../../back-off.ts';
import { mayPass, reasonOf } from './error-ids.ts';
import { KafkaAwayError } from './kafka-away-error.ts';

/** Does something, and again for as long as it fails because Kafka is away. */
export type WaitForKafka = <T>(tried: string, run: () => Promise<T>) => Promise<T>;

/** How waits for Kafka behave. */
export interface WaitForKafkaOptions {
  /** Its addresses, for the person who reads that it is away. */
  readonly address: string;
  readonly clock: Clock;
  /** Ends every wait. */
  readonly signal: AbortSignal;
  /** How long it is waited for. */
  readonly timeoutMs: number;
  /** Takes a sentence for a person. */
  readonly say: (text: string) => void;
}

/** A second without an answer is not worth a sentence: a broker that is restarted in time is not noticed. */
const quietMs = 2_000;

/** Waits for Kafka with growing pauses, says once that it is away and once that it is there again. */
export function createWaitForKafka(options: WaitForKafkaOptions): WaitForKafka {
  const { address, clock, signal, timeoutMs, say } = options;
  let hasSaid = false;
  return async (tried, run) => {
    const startMs = clock.now();
    for (let attempt = 0; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        const done = await run();
        if (hasSaid) say(`Kafka at ${address} is there again: the sandbox goes on.`);
        hasSaid = false;
        return done;
      } catch (error) {
        if (!mayPass(error)) throw error;
        const goneMs = clock.now() - startMs;
        if (goneMs >= timeoutMs) throw givenUp(tried, error);
        if (!hasSaid && goneMs >= quietMs) {
          hasSaid = true;
          say(`Kafka at ${address} is away (${reasonOf(error)}). The sandbox waits for it to ${tried}.`);
        }
        await sleep(clock, backOffMs(attempt), signal);
      }
    }
  };

  function givenUp(tried: string, error: unknown): KafkaAwayError {
    const minutes = Math.round(timeoutMs / 60_000);
    return new KafkaAwayError(
      `Tried to ${tried} for ${minutes} minutes, and Kafka at ${address} is away: ${reasonOf(error)}. ` +
        'Start it, and start the sandbox again; nothing is lost.',
      error,
    );
  }
}
