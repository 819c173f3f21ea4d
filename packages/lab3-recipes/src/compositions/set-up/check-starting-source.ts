import type { WaitOptions } from '../../mechanics/options.ts';
import { checkSourceDatabase } from '../../recipes/check-source-database.ts';
import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import { waitUntilSourceReady } from '../../resources/source-database/wait-until-source-ready.ts';

/**
 * Checks the source database of a set-up. One that is just starting is waited for, unless a connector reads it already.
 *
 * @returns what a person should know of the wait, if there was one
 */
export async function checkStartingSource(
  { lab, hasConnector }: ExistingLab,
  options: WaitOptions,
): Promise<readonly string[]> {
  const { connector } = lab.config;
  const { signal } = options;
  const startedMs = lab.clock.now();
  const phases = new Set<string>();
  const onProgress: WaitOptions['onProgress'] = (progress) => {
    phases.add(progress.phase);
    options.onProgress?.(progress);
  };
  const readiness = hasConnector ? 'ready' : await waitUntilSourceReady(lab, { ...options, onProgress });
  const minutes = `${Math.round((lab.clock.now() - startedMs) / 6_000) / 10} minutes`;
  await checkSourceDatabase(lab, connector.tableIncludeList, signal, { isOurs: hasConnector });
  if (phases.size === 0) return [];
  return readiness === 'ready'
    ? [`The database was starting; it accepts connections after ${minutes}.`]
    : [`The database was not reached within ${minutes}: its rows are not counted, and nothing in it was checked.`];
}
