import { setUpFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Performs LAB 3 for every attendee. */
export async function upAll(options: FleetCommandOptions): Promise<void> {
  await runFleetCommand(options, setUpFleet);
}
