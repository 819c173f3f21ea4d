/** Who waits for a signal. One listener serves all: Node takes the eleventh for a leak, and many calls may share a signal. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `run` once when the signal aborts. The returned function calls that off. */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const runs = waiting.get(signal) ?? listen(signal);
  // A function of its own, so that one which is given twice also runs twice.
  const entry = (): void => run();
  runs.add(entry);
  return () => {
    runs.delete(entry);
    if (runs.size === 0) stopListening(signal);
  };
}

function listen(signal: AbortSignal): Set<() => void> {
  const runs = new Set<() => void>();
  waiting.set(signal, runs);
  signal.addEventListener('abort', runAll);
  return runs;
}

function stopListening(signal: AbortSignal): void {
  waiting.delete(signal);
  signal.removeEventListener('abort', runAll);
}

function runAll(this: AbortSignal): void {
  const runs = waiting.get(this) ?? [];
  stopListening(this);
  for (const run of runs) run();
}
