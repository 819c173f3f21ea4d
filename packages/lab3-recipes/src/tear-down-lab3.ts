import type { LabContext } from './context.ts';
import { deletePostgresCdcConnector } from './delete-connector.ts';
import { deleteUnityIntegration } from './delete-unity-integration.ts';
import { disableTableflow } from './disable-tableflow.ts';
import { createStepRunner, type LabStep } from './lab-steps.ts';
import { topicOf } from './names.ts';
import type { UndoOutcome } from './recipe-options.ts';
import type { SetUpLab3Options } from './set-up-lab3.ts';

export interface TearDownLab3Result {
  readonly steps: readonly LabStep<UndoOutcome>[];
}

/**
 * The undo of `setUpLab3`, in the order of dependencies: Tableflow on the topics, the integration, the connector with
 * its replication slot and publication. "Already gone" is done, so it may be run again at any time.
 *
 * What LAB 2 made (provider integration, bucket, catalog, cluster) stays, and so do topics, schemas and Delta files.
 *
 * @throws ApiError or WaitError of the step that failed
 */
export async function tearDownLab3(lab: LabContext, options: SetUpLab3Options = {}): Promise<TearDownLab3Result> {
  const { connector, integrationName } = lab.config;
  const { timeoutMs, pollIntervalMs } = options;
  const given = { timeoutMs, pollIntervalMs };
  const runner = createStepRunner<UndoOutcome>({ ...options, clock: lab.clock });

  await runner.together(
    connector.tableIncludeList.map((table) => () => {
      const topic = topicOf(connector.topicPrefix, table);
      return runner.run(`disable Tableflow on ${topic}`, (step) =>
        disableTableflow(lab, { topic }, { ...given, ...step }),
      );
    }),
  );
  await runner.run('delete Unity Catalog integration', (step) =>
    deleteUnityIntegration(lab, { name: integrationName }, { ...given, ...step }),
  );
  await runner.run('delete PostgreSQL CDC connector', (step) =>
    deletePostgresCdcConnector(lab, connector, { ...given, ...step }),
  );
  return { steps: runner.steps };
}
