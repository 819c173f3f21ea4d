import { sleep } from '@tableflow-workshop/client-core';
import { fasterTimings } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { fixFleet } from '../src/fleet/fix-fleet.ts';
import type { DeltaTableRepairPlan } from '../src/resources/tableflow/delta-table-repair.ts';
import { administratorOfAll, damagedFleet, memoryRepair } from './support/damaged-fleet.ts';
import { changesBetween, inventoryOf } from './support/inventory.ts';
import { immortalProcess, mortalProcess, type Process } from './support/killed-runs.ts';

// The row of `fixFleet` in the crash matrix: wherever a run ends before its end, the next one fixes what is left.

/** A lab of which a table was damaged and the connector stopped, and one whose privileges were taken away. */
async function beginFix() {
  const fleet = await damagedFleet(2, { timings: fasterTimings(20) });
  const { labs, damage, simulator, clock } = fleet;
  const [first, second] = labs;
  if (!first || !second) throw new Error('nobody takes part');
  damage.suspend(first, 'the Delta table may have been modified outside of Tableflow');
  damage.stopConnector(first, 'PSQLException: This connection has been closed.');
  damage.failIntegration(second, "PERMISSION_DENIED: User does not have USE SCHEMA on Catalog 'river'.");
  damage.revoke(second);
  damage.suspend(second, 'Record at offset 7 could not be converted');
  const plans = new Map<string, DeltaTableRepairPlan>();
  const before = inventoryOf(simulator.state);
  return {
    simulator,
    clock,
    left: () => [...changesBetween(before, inventoryOf(simulator.state)), ...plans.keys()].sort(),
    run: (process: Process) => {
      const fetch = process.fetchOf(simulator);
      const administratorOf = administratorOfAll(fleet, fetch);
      return fixFleet(labs, { fetch, clock, repair: memoryRepair(plans, process), administratorOf });
    },
  };
}

/** What a whole run changes, and how many calls it makes. */
async function undisturbedFix() {
  const { left, run } = await beginFix();
  let calls = 0;
  const counting: Process = {
    call: (_line, work) => {
      calls += 1;
      return work();
    },
    fetchOf: (simulator) => (request) => counting.call(request.url, () => simulator.fetch(request)),
  };
  const { verdict } = await run(counting);
  return { verdict, calls, changes: left() };
}

async function killedFix(callNumber: number) {
  const { clock, left, run } = await beginFix();
  const { process, death, killedAt } = mortalProcess(callNumber, callNumber % 2 === 0 ? 'before' : 'after');
  await Promise.race([run(process).catch(() => undefined), death]);
  // Half of them are followed at once, while the clouds still work on what they were asked for.
  if (callNumber % 4 < 2) await sleep(clock, 15 * 60_000);
  const { verdict } = await run(immortalProcess);
  return { call: killedAt(), verdict, changes: left() };
}

const moments = 12;

it('killed at any moment, a second run fixes what is left', async () => {
  const { verdict, calls, changes } = await undisturbedFix();
  expect(verdict).toBe('complete');
  expect(changes.filter((line) => line.startsWith('+'))).toContain(
    '+ Tableflow on wp001-riverhotel.public.hotel: RUNNING, DELTA, 7 days',
  );
  for (let moment = 1; moment <= moments; moment += 1) {
    const callNumber = Math.ceil((calls * moment) / moments) - (moment % 3);
    const killed = await killedFix(callNumber);
    expect(killed, `killed at ${callNumber} of ${calls}`).toEqual({ call: killed.call, verdict, changes });
    expect(killed.call).toBeDefined();
  }
}, 300_000);
