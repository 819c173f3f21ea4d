import * as z from 'zod';
import { orWrongPlace } from '../doctor/refuse-wrong-place.ts';
import type { Unseen } from '../findings/unseen.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import type { LabPart } from '../lab/record.ts';
import { letSetUpFinish } from '../mechanics/another-run.ts';
import { truth } from '../mechanics/input-schemas.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { deleteCapturedSubjects } from '../recipes/delete-captured-subjects.ts';
import { deleteCapturedTopics } from '../recipes/delete-captured-topics.ts';
import { deletePostgresCdcConnector } from '../recipes/delete-connector.ts';
import { deletePublishedSchema } from '../recipes/delete-published-schema.ts';
import { deleteTableFiles, type TableFiles, tableFiles } from '../recipes/delete-table-files.ts';
import { disableTableflow } from '../recipes/disable-tableflow.ts';
import { observeExistingLab } from '../resources/existing-lab/observe-existing-lab.ts';
import { findTableflowTopic, listTableflowTopics, tablePathOf } from '../resources/tableflow/tableflow-topics.ts';
import { deleteTemporaryKey } from '../resources/tableflow/temporary-keys.ts';
import { type Leftover, LeftoversError, temporaryKeyKind } from './audit/leftover.ts';
import { auditLeftovers, type ExpectedGone } from './audit-leftovers.ts';
import { createStepRunner, type LabStep } from './set-up/lab-steps.ts';
import type { SetUpLab3Options } from './set-up-lab3.ts';
import { belongsTo } from './tear-down/belongs-to.ts';
import { keepAdopted } from './tear-down/keep-adopted.ts';
import type { Kept } from './tear-down/kept.ts';
import { takeBackIntegration } from './tear-down/take-back-integration.ts';

const tried = 'take LAB 3 back';

/** Checked before anything is deleted. */
const deletions = z.object({
  allTopics: z.optional(truth),
  deleteAdopted: z.optional(truth),
  deleteSubjects: z.optional(truth),
  deleteTopics: z.optional(truth),
  deleteFiles: z.optional(tableFiles),
  deleteSchema: z.optional(truth),
});

/**
 * What is true after a step of `tearDownLab3`: what an undo did, `kept` where others need it, or `clean` where the last check
 * found no leftover.
 */
export type TearDownOutcome = UndoOutcome | 'kept' | 'clean';

/** What `tearDownLab3` deletes besides what the set-up made directly. */
export interface TearDownLab3Options extends SetUpLab3Options {
  /**
   * Disable Tableflow on every topic of the cluster, not only on those of the lab, and take their tables out of Unity
   * Catalog. Afterwards nothing uses the provider integration, so that `terraform destroy` can delete it. Default false.
   */
  readonly allTopics?: boolean | undefined;
  /**
   * Also delete what somebody else made and the set-up adopted: the connector with its slot and publication, the
   * integration, Tableflow on its topics. Default false: it is kept, and `kept` names it.
   */
  readonly deleteAdopted?: boolean | undefined;
  /** Also delete the schemas of the connector's topics, permanently. Default false. */
  readonly deleteSubjects?: boolean | undefined;
  /** Also delete the connector's topics with their records. Default false. */
  readonly deleteTopics?: boolean | undefined;
  /** Also delete the Delta files of the tables, each in its own path, through this port. Default: they are kept. */
  readonly deleteFiles?: TableFiles | undefined;
  /** Also delete the schema that Tableflow made in Unity Catalog, unless tables of others are in it. Default false. */
  readonly deleteSchema?: boolean | undefined;
}

/** What `tearDownLab3` did. */
export interface TearDownLab3Result {
  readonly steps: readonly LabStep<TearDownOutcome>[];
  /** What was left where it is because others need it, each with the reason. */
  readonly kept: readonly Kept[];
  /** What the final check for leftovers could not see. */
  readonly unseen: readonly Unseen[];
}

/**
 * The undo of `setUpLab3`, in the order of dependencies: Tableflow on the topics, the integration, the connector with
 * its replication slot and publication, and, where asked for, subjects, topics, files and schema. Each is waited for
 * until it is gone. "Already gone" is done, so it may be run again at any time, also with more to delete.
 *
 * What somebody else made (see `findExistingLab`) is kept, with the topics and schemas of a connector that is kept.
 * An integration that still publishes topics of others is kept, and each of them is named. It ends with a check for
 * leftovers. What LAB 2 made (provider integration, bucket, catalog, cluster) is kept, and so are
 * topics, subjects and Delta files unless they were asked for. Temporary Tableflow keys of runs that were killed go, too.
 * The keys of the lab work to the end: release a temporary one of `ensureTableflowKey` afterwards.
 *
 * @throws InputError for a wrong environment or cluster id, ApiError or WaitError of the step that failed, StepsError where several failed, LeftoversError with what survived and what removes it
 * @example await tearDownLab3(lab, { deleteSubjects: true, deleteTopics: true });
 */
export async function tearDownLab3(lab: LabContext, options: TearDownLab3Options = {}): Promise<TearDownLab3Result> {
  parseInput(deletions, options, tried);
  return orWrongPlace(lab, tried, options.signal, () => takeBack(lab, options));
}

async function takeBack(given: LabContext, options: TearDownLab3Options): Promise<TearDownLab3Result> {
  const existing = await observeExistingLab(given, options.signal);
  const { lab } = existing;
  const keep = keepAdopted(existing, options);
  const { connector, integrationName } = lab.config;
  const keepsConnector = keep.has({ kind: 'connector', name: connector.name });
  const { timeoutMs, pollIntervalMs, deleteFiles: files, deleteSchema } = options;
  // A connector that is kept would make them again, and without its own records.
  const deleteSubjects = options.deleteSubjects && !keepsConnector;
  const deleteTopics = options.deleteTopics && !keepsConnector;
  const waits = { timeoutMs, pollIntervalMs };
  const runner = createStepRunner<TearDownOutcome>({ ...options, tried, clock: lab.clock });
  const topics = connector.tableIncludeList.map((table) => topicOf(connector.topicPrefix, table));
  const tablePaths = new Map<string, string | undefined>();
  const all = options.allTopics ? await listTableflowTopics(lab, options.signal) : [];
  const disabled = [...new Set([...topics, ...all.map(({ spec }) => spec.display_name)])];

  await runner.together(
    disabled.map(
      (topic) => () =>
        runner.run<{ outcome: TearDownOutcome }>(`disable Tableflow on ${topic}`, async (step) => {
          const part: LabPart = { kind: 'Tableflow topic', name: topic };
          if (keep.has(part)) return { outcome: 'kept' };
          const live = files && (await findTableflowTopic(lab, topic, step.signal));
          if (live) tablePaths.set(topic, tablePathOf(live));
          // While its files are to be deleted, the table is kept in the catalog: another run finds the path there.
          const result = await disableTableflow(lab, { topic, keepTable: files !== undefined }, { ...waits, ...step });
          await lab.record.remove(part);
          return result;
        }),
    ),
  );
  let others: readonly string[] = [];
  const integration = await runner.run('delete Unity Catalog integration', async (step) => {
    others = await publishedByOthers(lab, disabled, step.signal);
    const part: LabPart = { kind: 'catalog integration', name: integrationName };
    if (keep.has(part)) return { outcome: 'kept' as const, kept: [] };
    const taken = await takeBackIntegration(lab, others, { ...waits, ...step });
    if (taken.outcome !== 'kept') await lab.record.remove(part);
    return taken;
  });
  await runner.run<{ outcome: TearDownOutcome }>('delete PostgreSQL CDC connector', async (step) =>
    keepsConnector ? { outcome: 'kept' } : deletePostgresCdcConnector(lab, connector, { ...waits, ...step }),
  );
  const kept = [...keep.list, ...integration.kept];
  if (deleteSubjects)
    await runner.run('delete subjects', (step) => deleteCapturedSubjects(lab, connector, { ...waits, ...step }));
  if (deleteTopics)
    await runner.run('delete topics', (step) => deleteCapturedTopics(lab, connector, { ...waits, ...step }));
  if (files) {
    await runner.together(
      topics.map(
        (topic) => () =>
          runner.run(`delete files of ${topic}`, (step) =>
            deleteTableFiles(lab, { topic, files, tablePath: tablePaths.get(topic) }, step),
          ),
      ),
    );
  }
  if (deleteSchema) await runner.run('delete Unity Catalog schema', (step) => deletePublishedSchema(lab, step));

  let unseen: readonly Unseen[] = [];
  await runner.run('check for leftovers', async ({ signal }) => {
    const expect: ExpectedGone = {
      topics: deleteTopics === true,
      subjects: deleteSubjects === true,
      schema: deleteSchema === true,
    };
    const audit = await auditLeftovers(lab, { expect }, { signal });
    // A run that was killed could not remove its key; nobody else will.
    const keys = audit.leftovers.filter(({ kind }) => kind === temporaryKeyKind);
    for (const { name } of keys) await deleteTemporaryKey(lab.confluent.cloud.apiKeys, name, signal);
    const keptParts = {
      connector: keepsConnector,
      integration: kept.some(({ kind }) => kind === 'catalog integration'),
      topics: [...others, ...topics.filter((topic) => keep.has({ kind: 'Tableflow topic', name: topic }))],
    };
    const left = audit.leftovers.filter((one) => !keys.includes(one) && !belongsTo(lab.config, keptParts, one));
    const takenBack = { connector: true, integration: true, topics };
    if (left.length > 0)
      throw new LeftoversError(left.map((one) => (belongsTo(lab.config, takenBack, one) ? madeAgain(one) : one)));
    unseen = audit.unseen;
    return { outcome: keys.length > 0 ? 'deleted' : 'clean' };
  });
  return { steps: runner.steps, kept, unseen };
}

/** Delta topics of the cluster that are not the lab's: later labs use the same integration, and often the same prefix. */
async function publishedByOthers(
  lab: LabContext,
  topics: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  return (await listTableflowTopics(lab, signal))
    .filter(({ spec }) => (spec.table_formats ?? []).includes('DELTA'))
    .map(({ spec }) => spec.display_name)
    .filter((topic) => !topics.includes(topic));
}

/** What this run has taken back a moment ago, or found gone, was made by another one since. */
function madeAgain(leftover: Leftover): Leftover {
  return { ...leftover, why: `${leftover.why}; it was taken back and made again. ${letSetUpFinish}` };
}
