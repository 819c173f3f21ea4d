import { InputError, withoutUndefined } from '@tableflow-workshop/client-core';
import type { LabConfig } from '../../config/lab-config.ts';
import type { LabContext } from '../../lab/context.ts';
import { topicOf } from '../../lab/names.ts';
import { isSamePart, type LabPart } from '../../lab/record.ts';
import type { AdoptedDifference } from '../connector/differing-keys.ts';
import { listTableflowTopics, type TableflowTopic } from '../tableflow/tableflow-topics.ts';
import { isInWorkspace, listUnityIntegrations, type UnityIntegration } from '../tableflow/unity-integrations.ts';
import { observeExistingConnector } from './observe-existing-connector.ts';

/** A part of the lab that somebody else made. */
export interface AdoptedPart extends LabPart {
  /** Id of an integration, `tci-…`. The other parts have none: their name identifies them. */
  readonly id?: string | undefined;
  /** Where it differs from what this lab would make. Only a connector is compared. */
  readonly differences: readonly AdoptedDifference[];
}

/** The lab with what others made in it. */
export interface ExistingLab {
  /** The lab as it is: its configuration names the adopted connector with its topics, and the adopted integration. */
  readonly lab: LabContext;
  /** Whether the lab's connector is there, whoever made it. */
  readonly hasConnector: boolean;
  /** What somebody else made. Empty where the connector is the lab's own, or is not there yet. */
  readonly adopted: readonly AdoptedPart[];
}

/** An existing lab, and why it cannot be performed with what others made, where that is so. */
export interface ObservedLab extends ExistingLab {
  readonly refusal: InputError | undefined;
}

/** Looks at what others made in a lab. Refuses nothing: a teardown has to do with a lab that was never possible, too. */
export async function observeExistingLab(lab: LabContext, signal?: AbortSignal): Promise<ObservedLab> {
  const { lab: captured, hasConnector, foreign } = await observeExistingConnector(lab, signal);
  if (!foreign) return { lab, hasConnector, adopted: [], refusal: undefined };
  const { name, differences } = foreign;
  const [integrations, tableflowTopics, made] = await Promise.all([
    listUnityIntegrations(lab, signal),
    listTableflowTopics(lab, signal),
    lab.record.read(),
  ]);
  const isForeign = (part: LabPart): boolean => !made.some((one) => isSamePart(one, part));
  const integration = chooseIntegration(captured.config, integrations);
  const isAdopted = integration && isForeign({ kind: 'catalog integration', name: integration.name });
  const { tableIncludeList, topicPrefix } = captured.config.connector;
  const topics = tableIncludeList.map((table) => topicOf(topicPrefix, table));
  const adoptedTopics = tableflowTopics
    .filter(({ spec }) => topics.includes(spec.display_name))
    .filter(({ spec }) => isForeign({ kind: 'Tableflow topic', name: spec.display_name }));
  const config = isAdopted ? withIntegration(captured.config, integration) : captured.config;
  return {
    refusal: foreign.refusal ?? refuseOtherCatalog(captured.config, integration) ?? refuseWithoutDelta(adoptedTopics),
    lab: { ...lab, config },
    hasConnector: true,
    adopted: [
      { kind: 'connector', name, differences },
      ...(isAdopted
        ? [{ kind: 'catalog integration', name: integration.name, id: integration.id, differences: [] } as const]
        : []),
      ...adoptedTopics.map(
        ({ spec }) => ({ kind: 'Tableflow topic', name: spec.display_name, differences: [] }) as const,
      ),
    ],
  };
}

/** The one of the lab's name, else one that publishes to the lab's catalog. */
function chooseIntegration(config: LabConfig, integrations: readonly UnityIntegration[]): UnityIntegration | undefined {
  const named = integrations.find((one) => one.name === config.integrationName);
  return named ?? integrations.find((one) => publishesTo(config, one));
}

function publishesTo({ databricks }: LabConfig, one: UnityIntegration): boolean {
  return one.catalogName === databricks.catalogName && isInWorkspace(one, databricks.workspaceUrl);
}

function refuseOtherCatalog(config: LabConfig, integration: UnityIntegration | undefined): InputError | undefined {
  if (!integration || publishesTo(config, integration)) return undefined;
  const { name, catalogName, workspaceUrl } = integration;
  const { databricks } = config;
  const problem = `publishes to catalog ${catalogName} of ${workspaceUrl}, and the lab's is ${databricks.catalogName} of ${databricks.workspaceUrl}.`;
  const remedy = 'Set LAB3_CATALOG and DATABRICKS_HOST to these, or LAB3_INTEGRATION_NAME to a free name.';
  return new InputError({
    tried: `adopt Unity Catalog integration "${name}", which somebody else made`,
    problems: [{ path: 'catalog_name', problem, remedy }],
  });
}

function withIntegration(config: LabConfig, { name, schemaName }: UnityIntegration): LabConfig {
  const { schemaName: _wanted, ...databricks } = config.databricks;
  return { ...config, integrationName: name, databricks: { ...databricks, ...withoutUndefined({ schemaName }) } };
}

/** Unity Catalog shows Delta tables only, and what others enabled is not changed. */
function refuseWithoutDelta(topics: readonly TableflowTopic[]): InputError | undefined {
  const problems = topics
    .filter(({ spec }) => !(spec.table_formats ?? []).includes('DELTA'))
    .map(({ spec }) => ({
      path: spec.display_name,
      problem: `has the table formats ${(spec.table_formats ?? []).join(', ') || 'none'}, and Unity Catalog needs DELTA.`,
      remedy:
        'Add DELTA where Tableflow was enabled, or enable the topic again, which adds it: lab3 enable <topic>, or enableTableflow.',
    }));
  if (problems.length === 0) return undefined;
  return new InputError({ tried: 'adopt Tableflow topics, which somebody else made', problems });
}
