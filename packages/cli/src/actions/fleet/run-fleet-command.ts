import type { FleetLab, FleetOptions, FleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { createFleetProgress } from '../../fleet/fleet-progress.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { renderJson } from '../../render-json.ts';
import { withFleet } from './with-fleet.ts';

/** Works on a fleet, shows how it goes, and prints what came of it. Not all well is exit code 1. */
export async function runFleetCommand<Result extends FleetResult<string, unknown>>(
  options: FleetCommandOptions,
  work: (labs: readonly FleetLab[], options: FleetOptions) => Promise<Result>,
  render: (result: Result) => string = renderFleet,
): Promise<Result> {
  const result = await withFleet(options, async (labs, given) => {
    if (options.json) return work(labs, given);
    const progress = createFleetProgress(
      labs.map(({ attendee }) => attendee),
      process.stdout,
    );
    return work(labs, { ...given, onEvent: progress.show }).finally(progress.close);
  });
  console.log(options.json ? renderJson(result) : `\n${render(result)}`);
  if (result.verdict !== 'complete') process.exitCode = 1;
  return result;
}
