import { type Clock, sleep } from '@tableflow-workshop/client-core';
import type pg from 'pg';
import { messageOf } from '../delta/message-of.ts';
import { addEvents, nextEvent } from './seed-cdc-schema.ts';
import type { RunningPostgres } from './start-postgres.ts';

const tickMs = 1_000;

/**
 * Lets so many events a minute happen at River Hotels until it is stopped: clicks, bookings, reviews and rewards in the
 * tables of schema `cdc`. A problem is reported once, and tried again.
 */
export function startTraffic(options: {
  readonly postgres: RunningPostgres;
  readonly databaseName: string;
  readonly eventsPerMinute: number;
  readonly clock: Clock;
  readonly onProblem: (text: string) => void;
}): { stop(): Promise<void> } {
  const { postgres, databaseName, eventsPerMinute, clock, onProblem } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  const generate = async (client: pg.Client): Promise<void> => {
    let next = await nextEvent(client);
    let due = 0;
    let lastMs = clock.now();
    while (!signal.aborted) {
      await sleep(clock, tickMs, signal);
      const nowMs = clock.now();
      due += ((nowMs - lastMs) * eventsPerMinute) / 60_000;
      lastMs = nowMs;
      const count = Math.floor(due);
      if (count === 0) continue;
      await addEvents(client, next, next + count - 1);
      next += count;
      due -= count;
    }
  };
  const run = async (): Promise<void> => {
    let hasSaid = false;
    while (!signal.aborted) {
      try {
        await postgres.withClient(generate, databaseName);
      } catch (error) {
        if (signal.aborted) return;
        if (!hasSaid) onProblem(`There is no traffic at the moment: ${messageOf(error)}`);
        hasSaid = true;
        await sleep(clock, tickMs, signal).catch(() => undefined);
      }
    }
  };
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
