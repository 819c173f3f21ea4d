/** Runs at the first call, and then not before so much time has passed. Whoever needs the last one runs it. */
export function atMostEvery(everyMs: number, run: () => void, now: () => number): () => void {
  let ranMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - ranMs < everyMs) return;
    ranMs = now();
    run();
  };
}
