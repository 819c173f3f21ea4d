import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@tableflow-workshop/client-core';
import { attendeesOf, type World } from '@tableflow-workshop/simulator';
import { prefixOf } from '../prefix-of.ts';
import { writePrivateFile } from '../write-private-file.ts';
import { planFaults } from './plan-faults.ts';
import type { PlannedFault, SandboxFaults } from './sandbox-faults.ts';

/** What `faults.json` in the data folder keeps: who is hit by what, and what has struck. */
export interface KeptFaults {
  readonly planned: readonly PlannedFault[];
  readonly stoppedWarehouse: boolean;
  /** Prefixes of those whose fault has struck: what a person has fixed does not break again. */
  struck: readonly string[];
  /** Whether the warehouse was stopped. */
  hasStopped: boolean;
}

/**
 * The faults of a sandbox: those of the last start, or new ones.
 *
 * @throws InputError where new ones are asked for and there are some, or they cannot be planned
 */
export async function openFaults(
  dataFolder: string,
  faults: SandboxFaults | undefined,
  world: World,
): Promise<KeptFaults | undefined> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => undefined);
  if (faults === undefined) return text === undefined ? undefined : (JSON.parse(text) as KeptFaults);
  const refuse = (problem: string, remedy: string): never => {
    throw new InputError({ tried: 'plant faults', problems: [{ path: 'faults', problem, remedy }] });
  };
  if (text !== undefined) refuse('are planted already.', 'Leave them out, or give another data folder.');
  if (!world.attendees) refuse('hit attendees, and there are none.', 'Begin with some: --attendees 20.');
  const planned = planFaults(faults, attendeesOf(world).map(prefixOf));
  const kept = { planned, stoppedWarehouse: faults.stoppedWarehouse ?? false, struck: [], hasStopped: false };
  await saveFaults(dataFolder, kept);
  return kept;
}

/** Writes `faults.json`. */
export async function saveFaults(dataFolder: string, kept: KeptFaults): Promise<void> {
  await writePrivateFile(fileIn(dataFolder), `${JSON.stringify(kept, null, 2)}\n`);
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'faults.json');
}
