import { orWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { withSharedPolls } from '../mechanics/shared-polls.ts';
import { checkUnityCatalogAccess } from '../recipes/check-unity-catalog-access.ts';
import { findExistingLab } from '../recipes/find-existing-lab.ts';
import type { AdoptedPart } from '../resources/existing-lab/observe-existing-lab.ts';
import type { TableVerdict } from '../verification/table-verdict.ts';
import { type VerifyTablesResult, verifyTables } from '../verification/verify-tables.ts';
import { bringTables } from './set-up/bring-tables.ts';
import { checkStartingSource } from './set-up/check-starting-source.ts';
import { createStepRunner, type LabEvent, type LabStep, outcomeOf } from './set-up/lab-steps.ts';
import { makeConnector, makeIntegration } from './set-up/make-parts.ts';
import type { SetUpOutcome } from './set-up/set-up-outcome.ts';

/** How a whole run is watched, limited and stopped. */
export interface SetUpLab3Options {
  /** Ends the run early. What was already created is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of each single wait. Default: that of its recipe. */
  readonly timeoutMs?: number | undefined;
  /** Longest pause between two polls, in milliseconds. Default 5,000. */
  readonly pollIntervalMs?: number | undefined;
  /**
   * How long to wait for a source database that is not reached yet, in milliseconds; 0 does not wait. Default: `timeoutMs`,
   * else 600,000 (10 minutes): a server that Terraform has just made takes 5 to 10.
   */
  readonly sourceTimeoutMs?: number | undefined;
  /** Called when a step begins, waits and ends. Default: none. */
  readonly onEvent?: ((event: LabEvent) => void) | undefined;
}

/** What a whole run did, and the proof of it. */
export interface SetUpLab3Result {
  readonly verdict: 'complete' | 'incomplete';
  readonly tables: readonly TableVerdict[];
  /** What somebody else made, e.g. Terraform: it was used, and nothing was changed on it. */
  readonly adopted: readonly AdoptedPart[];
  readonly steps: readonly LabStep<SetUpOutcome>[];
}

/** What the clouds make for us takes minutes: asking them sooner only uses up what they allow. */
const firstPauseMs = 5_000;

const tried = 'perform LAB 3';

/**
 * Performs LAB 3 from end to end: connects Unity Catalog, captures the PostgreSQL tables, turns their topics into Delta
 * tables, and proves that the rows arrived. What is independent runs side by side, so that it takes as long as the
 * slowest table and not the sum of all waits. Safe to run again at any time: what exists is left alone.
 *
 * A table without rows has no topic before its first one: its step and its verdict say `empty`, and a run after the first
 * row brings it.
 *
 * A connector, an integration and Tableflow topics that somebody else made are adopted: see `findExistingLab`.
 *
 * The first failure stops the other steps; run it again after fixing the cause.
 *
 * @throws InputError, ApiError or WaitError of the step that failed; StepsError where several failed, with each reason
 * @example
 * const lab = await createLabContext(config, { source: connectPostgres(config.source) });
 * const { verdict, tables } = await setUpLab3(lab, { onEvent: (event) => console.log(event) });
 */
export function setUpLab3(lab: LabContext, options: SetUpLab3Options = {}): Promise<SetUpLab3Result> {
  return orWrongPlace(lab, tried, options.signal, () => perform(lab, options));
}

async function perform(given: LabContext, options: SetUpLab3Options): Promise<SetUpLab3Result> {
  const existing = await findExistingLab(given, options);
  const { lab, adopted } = existing;
  const { connector } = lab.config;
  const { timeoutMs, pollIntervalMs } = options;
  const runner = createStepRunner<SetUpOutcome>({ ...options, tried, clock: lab.clock });
  const tables = connector.tableIncludeList.map((sourceTable) => ({
    sourceTable,
    topic: topicOf(connector.topicPrefix, sourceTable),
  }));

  // Both checks run to the end before anything is created, so that one run reports what is wrong on either side.
  await runner.each([
    () =>
      runner.run('check source database', (step) =>
        outcomeOf(
          'passed',
          checkStartingSource(existing, { ...step, timeoutMs: options.sourceTimeoutMs ?? timeoutMs, pollIntervalMs }),
        ),
      ),
    () =>
      runner.run('check Unity Catalog access', ({ signal }) =>
        outcomeOf('passed', checkUnityCatalogAccess(lab, signal)),
      ),
  ]);
  const shared = { timeoutMs, pollIntervalMs, firstPauseMs, preflight: false };

  const [{ integrationId }] = await runner.together([
    () => runner.run('create Unity Catalog integration', (step) => makeIntegration(existing, { ...shared, ...step })),
    () =>
      runner.run('create PostgreSQL CDC connector', (step) =>
        makeConnector(existing, { ...shared, ...step, wait: false }),
      ),
  ]);

  await withSharedPolls(lab, { clock: lab.clock, pauseMs: pollIntervalMs ?? firstPauseMs, things: tables.length }, () =>
    bringTables(existing, { tables, integrationId }, runner, shared),
  );

  let proof: VerifyTablesResult = { verdict: 'incomplete', tables: [] };
  await runner.run('verify tables', async (step) => {
    proof = await verifyTables(lab, { tables, connectorName: connector.name }, { ...shared, ...step });
    return { outcome: proof.verdict };
  });
  return { ...proof, adopted, steps: runner.steps };
}
