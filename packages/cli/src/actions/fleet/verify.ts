import { verifyFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Proves for every attendee that the rows arrived. */
export async function verifyAll(options: FleetCommandOptions): Promise<void> {
  await runFleetCommand(options, verifyFleet);
}
