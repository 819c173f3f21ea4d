import type { ChildProcess } from 'node:child_process';
import type { Clock } from '@tableflow-workshop/client-core';
import type { QueryReply, QueryRequest } from './query-process.ts';
import type { Query } from './run-query.ts';
import { SqlError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import { startQueryProcess } from './start-query-process.ts';

/** Runs statements one after the other, each in a process that can be ended. */
export interface QueryWorker {
  /** Rejects with the signal's reason once the statement has really stopped. One at a time. */
  run(query: Query, signal: AbortSignal): Promise<SqlOutcome>;
  /** Ends the process at once. */
  close(): void;
}

/** How long DuckDB has to follow an interrupt: while it plans a statement it hears none. */
const interruptMs = 500;

/** A worker whose process starts with its first statement, and again after one that was lost. */
export function createQueryWorker(clock: Clock): QueryWorker {
  let child: ChildProcess | undefined;

  return {
    async run(query, signal) {
      signal.throwIfAborted();
      child ??= startQueryProcess();
      const reply = await ask(child, query, signal, clock);
      if (reply === undefined) child = undefined;
      signal.throwIfAborted();
      return outcomeOf(reply);
    },
    close: () => child?.kill('SIGKILL'),
  };
}

/** The reply, or `undefined` where the process is gone. */
function ask(child: ChildProcess, query: Query, signal: AbortSignal, clock: Clock): Promise<QueryReply | undefined> {
  return new Promise((resolve) => {
    let stopWaiting: (() => void) | undefined;
    const settle = (reply: QueryReply | undefined): void => {
      stopWaiting?.();
      signal.removeEventListener('abort', cancel);
      child.off('message', settle);
      child.off('exit', lost);
      child.off('error', lost);
      child.channel?.unref();
      child.unref();
      resolve(reply);
    };
    const lost = (): void => settle(undefined);
    const cancel = (): void => {
      send({ kind: 'cancel' });
      stopWaiting = clock.setTimer(interruptMs, () => child.kill('SIGKILL'));
    };
    const send = (request: QueryRequest): void => {
      // Where it cannot be sent, the process is ending, and `exit` follows.
      child.send(request, () => undefined);
    };
    child.ref();
    child.channel?.ref();
    child.on('message', settle);
    child.on('exit', lost);
    child.on('error', lost);
    signal.addEventListener('abort', cancel);
    send({ kind: 'run', query });
  });
}

function outcomeOf(reply: QueryReply | undefined): SqlOutcome {
  if (reply?.kind === 'done') return reply.outcome;
  if (reply?.kind === 'refused') throw new SqlError(reply.errorClass, reply.sqlState, reply.explanation);
  if (reply?.kind === 'failed') throw new Error(reply.detail);
  throw new SqlError(
    'OUT_OF_MEMORY',
    '53200',
    'The statement needed more memory than the sandbox gives, and was ended.',
  );
}
