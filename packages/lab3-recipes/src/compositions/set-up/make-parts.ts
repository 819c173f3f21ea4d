import type { LabPart } from '../../lab/record.ts';
import { isSamePart } from '../../lab/record.ts';
import type { CallOptions, PreflightOption, RecipeOptions } from '../../mechanics/options.ts';
import type { Outcome } from '../../mechanics/outcome.ts';
import { createPostgresCdcConnector } from '../../recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../../recipes/create-unity-integration.ts';
import { type EnableTableflowOptions, enableTableflow } from '../../recipes/enable-tableflow.ts';
import type { AdoptedPart, ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import { waitUntilTableflowRunning } from '../../resources/tableflow/wait-until-tableflow-running.ts';

/** What became of a part of the lab. What somebody else made is adopted, and nothing is changed on it. */
export type PartOutcome = Outcome | 'adopted';

/** The lab's Unity Catalog integration. */
export async function makeIntegration(
  existing: ExistingLab,
  options: CallOptions & PreflightOption,
): Promise<{ readonly outcome: PartOutcome; readonly integrationId: string }> {
  const { integrationName: name, databricks } = existing.lab.config;
  const part: LabPart = { kind: 'catalog integration', name };
  const { id: integrationId } = adoptedPart(existing, part) ?? {};
  if (integrationId !== undefined) return { outcome: 'adopted', integrationId };
  await record(existing, part);
  const { workspaceUrl, catalogName, schemaName, clientId, clientSecret } = databricks;
  return createUnityIntegration(
    existing.lab,
    { name, workspaceUrl, catalogName, schemaName, clientId, clientSecret },
    options,
  );
}

/** The lab's connector. */
export async function makeConnector(
  existing: ExistingLab,
  options: RecipeOptions & PreflightOption,
): Promise<{ readonly outcome: PartOutcome }> {
  const { tableIncludeList, ...settings } = existing.lab.config.connector;
  if (adoptedPart(existing, { kind: 'connector', name: settings.name })) return { outcome: 'adopted' };
  return createPostgresCdcConnector(existing.lab, { ...settings, tables: [...tableIncludeList] }, options);
}

/** Tableflow on one topic of the lab. */
export async function makeTableflow(
  existing: ExistingLab,
  topic: string,
  options: EnableTableflowOptions,
): Promise<{ readonly outcome: PartOutcome }> {
  const { lab } = existing;
  const part: LabPart = { kind: 'Tableflow topic', name: topic };
  if (adoptedPart(existing, part)) {
    if (options.wait !== false) await waitUntilTableflowRunning(lab, { topic }, options);
    return { outcome: 'adopted' };
  }
  await record(existing, part);
  return enableTableflow(lab, { topic, storage: lab.config.storage }, options);
}

function adoptedPart({ adopted }: ExistingLab, part: LabPart): AdoptedPart | undefined {
  return adopted.find((one) => isSamePart(one, part));
}

/** Before it is made: a run that is killed in between leaves something that a teardown knows to be the lab's. */
async function record({ lab, adopted }: ExistingLab, part: LabPart): Promise<void> {
  if (adopted.length > 0) await lab.record.add(part);
}
