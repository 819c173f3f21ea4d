import { sleep, systemClock } from '@tableflow-workshop/client-core';
import type { FleetDocument } from '@tableflow-workshop/report';
import { atMostEvery } from '../../at-most-every.ts';
import { durationMs } from '../../duration.ts';
import type { FleetWatchOptions } from '../../fleet/fleet-command-options.ts';
import { checkFleet } from '../../fleet/watch/check-fleet.ts';
import { dueLabs } from '../../fleet/watch/due-labs.ts';
import { createFleetView } from '../../fleet/watch/fleet-view.ts';
import { showFleet } from '../../fleet/watch/show-fleet.ts';
import { readerLeft } from '../../reader-left.ts';
import { StoppedBySignal } from '../../stopped-by-signal.ts';
import { timeoutMsOf } from '../../timeout.ts';
import { timesOf } from '../../times.ts';
import { withFleet } from './with-fleet.ts';

const usualTimeoutMs = 10 * 60_000;
/** Rows come one after the other; a person sees no more than so many changes. */
const betweenShowsMs = 250;

/** Shows how far each lab is until it was shown often enough, or somebody stops it. Who stops it has seen what was wanted. */
export async function watchAll(options: FleetWatchOptions): Promise<void> {
  const clock = systemClock;
  const everyMs = durationMs(options.every ?? '30s', '--every');
  const endsMs = clock.now() + durationMs(options.for ?? '12h', '--for');
  const times = timesOf(options);
  const left = readerLeft();
  const timeoutMs = timeoutMsOf(options) ?? usualTimeoutMs;
  try {
    await withFleet(options, async (labs, given) => {
      const view = createFleetView(labs);
      const now = (notes?: readonly string[]): Required<FleetDocument> =>
        view.document(new Date(clock.now()).toISOString(), notes);
      const shown = await showFleet(options, now());
      try {
        const onSeen = atMostEvery(betweenShowsMs, () => shown.show(now()), clock.now);
        for (let count = 1; ; count += 1) {
          const due = dueLabs(labs, now(), count);
          const notes = await checkFleet({ clock, labs: due, onSeen, timeoutMs, view }, given);
          view.count(new Date(clock.now()).toISOString());
          shown.show(now(notes), { isWhole: true });
          if (count >= times || left.aborted || clock.now() + everyMs >= endsMs) return;
          await sleep(clock, everyMs, given.signal);
        }
      } finally {
        await shown.close();
      }
    });
  } catch (error) {
    if (!(error instanceof StoppedBySignal)) throw error;
    process.exitCode = error.exitCode;
  }
}
