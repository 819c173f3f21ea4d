import { setUpFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Performs LAB 3 for every attendee. */
export async function upAll(options: FleetCommandOptions): Promise<void> {
  await runFleetCommand(options, setUpFleet, renderFleet, {
    whenStopped: 'labs that are up are kept: run it again to continue, or lab3 fleet down to remove them',
  });
}
