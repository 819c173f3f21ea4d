import { plainText } from '@tableflow-workshop/client-core';
import { type PlanFleetResult, planFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Says what would be done for every attendee. */
export async function planAll(options: FleetCommandOptions): Promise<void> {
  await runFleetCommand(options, planFleet, render);
}

function render(result: PlanFleetResult): string {
  const steps = result.attendees.flatMap(({ details }) => details?.steps ?? []);
  const count = (outcome: string): number => steps.filter((step) => step.outcome === outcome).length;
  return [
    ...result.shortages.map((shortage) => `✗ ${plainText(shortage, 1_000)}`),
    `${count('created')} to create, ${count('updated')} to update, ${count('unchanged')} unchanged, ${count('adopted')} adopted`,
    renderFleet(result),
  ].join('\n\n');
}
