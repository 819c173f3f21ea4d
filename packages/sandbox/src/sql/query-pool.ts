import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import { createQueryWorker, type QueryWorker } from './query-worker.ts';
import type { Query } from './run-query.ts';
import { SqlError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';

/** Runs a bounded number of statements at once; the others wait for their turn. */
export interface QueryPool {
  /** Rejects with the signal's reason when it aborts, and with a `SqlError` when the time is over. */
  run(query: Query, signal: AbortSignal): Promise<SqlOutcome>;
  /** Ends everything that runs. */
  close(): void;
}

/** How much at once, and for how long. */
export interface QueryPoolOptions {
  readonly clock?: Clock;
  /** Default 2. */
  readonly maxRunning?: number;
  /** How long one statement may run, in milliseconds. Default 120,000. */
  readonly timeLimitMs?: number;
}

export function createQueryPool(options: QueryPoolOptions = {}): QueryPool {
  const { clock = systemClock, maxRunning = 2, timeLimitMs = 120_000 } = options;
  const workers = Array.from({ length: maxRunning }, () => createQueryWorker(clock));
  const idle = [...workers];
  const waiting: ((worker: QueryWorker) => void)[] = [];

  const take = (): Promise<QueryWorker> => {
    const worker = idle.pop();
    return worker ? Promise.resolve(worker) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (worker: QueryWorker): void => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };

  return {
    async run(query, signal) {
      const worker = await take();
      const limit = new AbortController();
      const cancelTimer = clock.setTimer(timeLimitMs, () => limit.abort(tooLong(timeLimitMs)));
      try {
        return await worker.run(query, AbortSignal.any([signal, limit.signal]));
      } finally {
        cancelTimer();
        giveBack(worker);
      }
    },
    close: () => {
      for (const worker of workers) worker.close();
    },
  };
}

function tooLong(timeLimitMs: number): SqlError {
  return new SqlError(
    'STATEMENT_TIMEOUT',
    '57014',
    `The statement ran longer than ${timeLimitMs / 1_000} s and was ended.`,
  );
}
