import { sleep, systemClock } from '@tableflow-workshop/client-core';

/**
 * Lets work that is stopped end in its own way, but only for a moment: a call that no signal reaches may last a minute, and
 * a person has pressed Ctrl-C.
 *
 * @param graceMs how long it may take from the signal on
 * @throws the reason of the signal, where the work has not ended by then
 */
export async function stopInTime<Result>(work: Promise<Result>, signal: AbortSignal, graceMs = 1_000): Promise<Result> {
  const ended = new AbortController();
  const late = aborted(signal, ended.signal).then(async () => {
    await sleep(systemClock, graceMs, ended.signal);
    throw signal.reason;
  });
  // Nobody waits for it once the work has ended.
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}

function aborted(signal: AbortSignal, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true, signal: ended });
  });
}
