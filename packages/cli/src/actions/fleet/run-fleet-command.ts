import type { FleetLab, FleetOptions, FleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { createFleetProgress } from '../../fleet/fleet-progress.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { printResult } from '../../print.ts';
import { drawTarget } from '../../terminal.ts';
import { withFleet } from './with-fleet.ts';

/** What a command on a fleet asks first, and what it leaves. */
export interface FleetUse {
  /** What is left when the command is stopped, and how to go on. Default: nothing was changed. */
  readonly whenStopped?: string;
  /** Done before anything else. */
  readonly before?: (labs: readonly FleetLab[], signal: AbortSignal) => Promise<void>;
}

/** Works on a fleet, shows how it goes, and prints what came of it. Not all well is exit code 1. */
export async function runFleetCommand<Result extends FleetResult<string, unknown>>(
  options: FleetCommandOptions,
  work: (labs: readonly FleetLab[], options: FleetOptions) => Promise<Result>,
  render: (result: Result) => string = renderFleet,
  { whenStopped, before }: FleetUse = {},
): Promise<Result> {
  const isQuiet = options.json === true || options.quiet === true;
  const result = await withFleet(
    options,
    async (labs, given) => {
      await before?.(labs, given.signal);
      if (isQuiet) return work(labs, given);
      const progress = createFleetProgress(
        labs.map(({ attendee }) => attendee),
        drawTarget(),
      );
      return work(labs, { ...given, onEvent: progress.show }).finally(progress.close);
    },
    whenStopped,
  );
  printResult(result, `${isQuiet ? '' : '\n'}${render(result)}`, options);
  if (result.verdict !== 'complete') process.exitCode = 1;
  return result;
}
