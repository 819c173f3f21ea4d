import { systemClock } from '@tableflow-workshop/client-core';
import { type Query, runQuery } from './run-query.ts';
import { SqlError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';

// A process that does nothing but run statements: whatever a statement does to it, the sandbox goes on.

/** What the sandbox tells this process. */
export type QueryRequest = { readonly kind: 'run'; readonly query: Query } | { readonly kind: 'cancel' };

/** What this process tells the sandbox; `detail` is DuckDB's own text. */
export type QueryReply =
  | { readonly kind: 'done'; readonly outcome: SqlOutcome }
  | { readonly kind: 'refused'; readonly errorClass: string; readonly sqlState: string; readonly explanation: string }
  | { readonly kind: 'failed'; readonly detail: string };

/** DuckDB keeps to its own limit, but for the texts and lists of a single row. */
const maxMemoryBytes = 1_750_000_000;
const memoryCheckMs = 20;

let running: AbortController | undefined;

process.on('message', (request: QueryRequest) => {
  if (request.kind === 'cancel') running?.abort();
  else void answer(request.query);
});
// The sandbox is gone, or was before this process had begun to listen.
process.on('disconnect', () => process.exit());
if (!process.connected) process.exit();
watchMemory();

async function answer(query: Query): Promise<void> {
  running = new AbortController();
  const reply = await runQuery(query, running.signal, systemClock).then(
    (outcome): QueryReply => ({ kind: 'done', outcome }),
    toReply,
  );
  running = undefined;
  process.send?.(reply);
}

function toReply(error: unknown): QueryReply {
  if (!(error instanceof SqlError)) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
  const { errorClass, sqlState, explanation } = error;
  return { kind: 'refused', errorClass, sqlState, explanation };
}

function watchMemory(): void {
  if (process.memoryUsage.rss() > maxMemoryBytes) process.exit(1);
  systemClock.setTimer(memoryCheckMs, watchMemory);
}
