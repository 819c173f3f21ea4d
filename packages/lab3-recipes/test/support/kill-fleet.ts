import { fasterTimings } from '@tableflow-workshop/simulator';
import { ledgerName } from '../../src/fleet/fleet-ledger.ts';
import { setUpFleet } from '../../src/fleet/set-up-fleet.ts';
import { immortalProcess, mortalProcess } from './killed-runs.ts';
import { memoryLedger } from './memory-ledger.ts';
import { createSimulatedFleet } from './simulated-fleet.ts';

/** A run that was killed, and the next one. */
export interface KilledFleet {
  /** The call at which it was killed, and which of all it was. */
  readonly call: string;
  readonly callNumber: number;
  /** How many labs were done by then. */
  readonly finished: number;
  /** Calls of the next run for a lab that was done. */
  readonly needless: readonly string[];
  /** Labs that are not complete after it. */
  readonly incomplete: readonly string[];
}

/** How many calls a run makes that nobody kills. Writing the ledger is one. */
export async function countCalls(attendees: number): Promise<number> {
  let calls = 0;
  const { labs, simulator, clock } = createFleet(attendees);
  const kept = memoryLedger();
  await setUpFleet(labs, {
    clock,
    ledger: {
      load: kept.load,
      save: async (entries) => {
        calls += 1;
        await kept.save(entries);
      },
    },
    fetch: async (request) => {
      calls += 1;
      return simulator.fetch(request);
    },
  });
  return calls;
}

/** Kills a run at its call of that number, and lets another one finish the work. */
export async function killFleet(attendees: number, callNumber: number): Promise<KilledFleet> {
  const { labs, simulator, clock } = createFleet(attendees);
  const kept = memoryLedger();
  const { process, death, killedAt } = mortalProcess(callNumber, callNumber % 2 === 0 ? 'before' : 'after');
  const run = setUpFleet(labs, {
    clock,
    fetch: process.fetchOf(simulator),
    ledger: { load: kept.load, save: (entries) => process.call('write the ledger', () => kept.save(entries)) },
  }).catch(() => undefined);
  await Promise.race([run, death]);
  const finished = new Set(kept.entries().map(({ lab }) => lab));
  const done = labs.filter(({ config }) => finished.has(ledgerName(config)));
  const needless: string[] = [];
  const second = await setUpFleet(labs, {
    clock,
    ledger: kept,
    fetch: async (request) => {
      const text = `${request.method} ${request.url} ${await request.clone().text()}`;
      for (const { attendee, config } of done)
        if (text.includes(config.kafkaClusterId)) needless.push(`${attendee}: ${request.method} ${request.url}`);
      return immortalProcess.fetchOf(simulator)(request);
    },
  });
  return {
    call: killedAt() ?? 'none',
    callNumber,
    finished: done.length,
    needless,
    incomplete: second.attendees.flatMap(({ attendee, outcome, findings }) =>
      outcome === 'complete' ? [] : [`${attendee} ${outcome}: ${findings[0]?.evidence}`],
    ),
  };
}

function createFleet(attendees: number) {
  return createSimulatedFleet(attendees, { timings: fasterTimings(20) });
}
