import type { RecipeOptions } from '../../mechanics/options.ts';
import { sharesPolls } from '../../mechanics/shared-polls.ts';
import { waitUntilConnectorRunning } from '../../resources/connector/wait-until-connector-running.ts';
import { watchConnector } from '../../resources/connector/watch-connector.ts';
import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import { waitUntilTablePublished } from '../../resources/tableflow/wait-until-table-published.ts';
import { waitUntilUnityIntegrationConnected } from '../../resources/tableflow/wait-until-unity-integration-connected.ts';
import { pollTopicExists } from '../../resources/topic/topic-exists.ts';
import { awaitsFirstRow } from './awaits-first-row.ts';
import { outcomeOf, type StepRunner } from './lab-steps.ts';
import { makeTableflow } from './make-parts.ts';
import type { SetUpOutcome } from './set-up-outcome.ts';

/** A captured table and its topic. */
export interface BroughtTable {
  readonly sourceTable: string;
  readonly topic: string;
}

/** What a connector may take, and its first topic after it. */
const longestCaptureMs = 20 * 60_000;

/**
 * The part of LAB 3 in which the clouds work. Each table goes its way as soon as its own topic is there, and nothing
 * waits for more than what it needs; a connector that fails meanwhile ends it all. A table without rows has no topic yet, and
 * is left for a later run.
 *
 * @param given options for every recipe
 */
export async function bringTables(
  existing: ExistingLab,
  input: { readonly tables: readonly BroughtTable[]; readonly integrationId: string },
  runner: StepRunner<SetUpOutcome>,
  given: RecipeOptions,
): Promise<void> {
  const { lab } = existing;
  const { name } = lab.config.connector;
  const { tables, integrationId } = input;
  let connecting: Promise<unknown> | undefined;
  let running: Promise<unknown> | undefined;
  const arePublished = new AbortController();
  await runner.together([
    async () => {
      running = runner.run('run PostgreSQL CDC connector', (step) =>
        outcomeOf('running', waitUntilConnectorRunning(lab, { name }, { ...given, ...step })),
      );
      await running;
      await runner.run('watch PostgreSQL CDC connector', (step) =>
        outcomeOf('running', watchConnector(lab, { name, until: arePublished.signal }, { ...given, ...step })),
      );
    },
    async () => {
      await runner.together(tables.map((table) => () => bringTable(table)));
      arePublished.abort();
    },
  ]);

  async function bringTable({ topic, sourceTable }: BroughtTable): Promise<void> {
    // The topic comes after its connector, and has that one's time on top of its own.
    const topicTimeoutMs = given.timeoutMs === undefined ? longestCaptureMs : 2 * given.timeoutMs;
    const { outcome } = await runner.run<{ outcome: SetUpOutcome }>(`enable Tableflow on ${topic}`, async (step) => {
      if (await awaitsFirstRow(lab, { topic, sourceTable }, step.signal)) return { outcome: 'empty' };
      // Before its connector runs, nothing makes the topic. Its failure is reported by its own step.
      if (sharesPolls(lab) && !(await pollTopicExists(lab, topic, step.signal))) await running?.catch(() => undefined);
      return makeTableflow(existing, topic, { ...given, ...step, topicTimeoutMs });
    });
    if (outcome === 'empty') return;
    await runner.together([
      connect,
      () =>
        runner.run(`publish ${topic}`, (step) =>
          outcomeOf('published', waitUntilTablePublished(lab, { topic, integrationId }, { ...given, ...step })),
        ),
    ]);
  }

  /** Of all tables the first to run begins it: before, there is nothing to connect. */
  function connect(): Promise<unknown> {
    connecting ??= runner.run('connect Unity Catalog integration', (step) =>
      outcomeOf('connected', waitUntilUnityIntegrationConnected(lab, { integrationId }, { ...given, ...step })),
    );
    return connecting;
  }
}
