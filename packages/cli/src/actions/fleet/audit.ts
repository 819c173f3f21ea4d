import { auditFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Lists what is left of the lab of every attendee. */
export async function auditAll(options: FleetCommandOptions): Promise<void> {
  await runFleetCommand(options, auditFleet);
}
