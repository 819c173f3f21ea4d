import { InputError, withoutUndefined } from '@tableflow-workshop/client-core';
import type { LabConfig } from '../config/lab-config.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { isSamePart, type LabPart } from '../lab/record.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { chooseConnector, isOwnConnector } from '../resources/connector/choose-connector.ts';
import { type AdoptedDifference, differingKeys } from '../resources/connector/differing-keys.ts';
import { listConnectors } from '../resources/connector/list-connectors.ts';
import { liveCaptureOf } from '../resources/connector/live-capture.ts';
import { postgresCdcConfig } from '../resources/connector/postgres-cdc-config.ts';
import type { Connector } from '../resources/connector/read-connector.ts';
import { refuseUnusableConnector } from '../resources/connector/refuse-unusable-connector.ts';
import { listTableflowTopics, type TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import {
  isInWorkspace,
  listUnityIntegrations,
  type UnityIntegration,
} from '../resources/tableflow/unity-integrations.ts';

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

/**
 * Finds out whether somebody else, e.g. Terraform, made the connector of this lab: one of the lab's name that reads another
 * slot, or, where no name was set, the only one that captures the wanted tables. If so, the lab is taken as it is: topics,
 * tables, slot and publication are those of that connector, and so are the Unity Catalog integration and Tableflow on its
 * topics, unless `lab.record` says that this lab made them. Reads only.
 *
 * Undo: none: it only reads.
 *
 * @throws InputError where the lab is not possible with it, with the key and what makes it possible
 * @example
 * const { lab, adopted } = await findExistingLab(await createLabContext(config));
 * console.log(adopted.map(({ kind, name }) => `${kind} ${name}`));
 */
export async function findExistingLab(lab: LabContext, options: CallOptions = {}): Promise<ExistingLab> {
  const { signal } = options;
  const live = chooseConnector(lab.config, await listConnectors(lab, signal));
  if (!live || isOwnConnector(lab.config, live)) return { lab, hasConnector: live !== undefined, adopted: [] };
  refuseUnusableConnector(lab.config, live);
  const { defaulted: _settled, ...given } = lab.config;
  const captured = { ...given, connector: connectorOf(lab.config, live) };
  const [integrations, tableflowTopics, made] = await Promise.all([
    listUnityIntegrations(lab, signal),
    listTableflowTopics(lab, signal),
    lab.record.read(),
  ]);
  const isForeign = (part: LabPart): boolean => !made.some((one) => isSamePart(one, part));
  const integration = chooseIntegration(captured, integrations);
  const isAdopted = integration && isForeign({ kind: 'catalog integration', name: integration.name });
  const { tableIncludeList, topicPrefix } = captured.connector;
  const topics = tableIncludeList.map((table) => topicOf(topicPrefix, table));
  const adoptedTopics = tableflowTopics
    .filter(({ spec }) => topics.includes(spec.display_name))
    .filter(({ spec }) => isForeign({ kind: 'Tableflow topic', name: spec.display_name }));
  refuseWithoutDelta(adoptedTopics);
  const config = isAdopted ? withIntegration(captured, integration) : captured;
  return {
    lab: { ...lab, config },
    hasConnector: true,
    adopted: [
      { kind: 'connector', name: live.name, differences: differingKeys(live, wantedOf(config)) },
      ...(isAdopted
        ? [{ kind: 'catalog integration', name: integration.name, id: integration.id, differences: [] } as const]
        : []),
      ...adoptedTopics.map(
        ({ spec }) => ({ kind: 'Tableflow topic', name: spec.display_name, differences: [] }) as const,
      ),
    ],
  };
}

/** What the lab is to know of a connector that it did not make. */
function connectorOf({ connector, defaulted }: LabConfig, live: Connector): LabConfig['connector'] {
  const { topicPrefix, tables, slotName, publicationName } = liveCaptureOf(live);
  const tableIncludeList = defaulted?.includes('tableIncludeList')
    ? (tables ?? connector.tableIncludeList)
    : connector.tableIncludeList;
  return { name: live.name, topicPrefix, tableIncludeList, slotName, publicationName };
}

/** The connector that this lab would make in its place. */
function wantedOf({ connector, source, serviceAccountId }: LabConfig) {
  const { tableIncludeList, ...settings } = connector;
  const { sslMode, ...database } = source;
  return postgresCdcConfig({
    ...settings,
    tables: [...tableIncludeList],
    authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId },
    database: { ...database, ...(sslMode === 'require' ? {} : { insecureSslMode: sslMode }) },
  });
}

/** The one of the lab's name, else the one that publishes to the lab's catalog. */
function chooseIntegration(
  { integrationName, databricks }: LabConfig,
  integrations: readonly UnityIntegration[],
): UnityIntegration | undefined {
  const inCatalog = integrations.filter(
    (one) => one.catalogName === databricks.catalogName && isInWorkspace(one, databricks.workspaceUrl),
  );
  const named = integrations.find((one) => one.name === integrationName);
  if (!named || inCatalog.includes(named)) return named ?? inCatalog[0];
  const problem = `publishes to catalog ${named.catalogName} of ${named.workspaceUrl}, and the lab's is ${databricks.catalogName} of ${databricks.workspaceUrl}.`;
  const remedy = 'Set LAB3_CATALOG and DATABRICKS_HOST to these, or LAB3_INTEGRATION_NAME to a free name.';
  throw new InputError({
    tried: `adopt Unity Catalog integration "${named.name}", which somebody else made`,
    problems: [{ path: 'catalog_name', problem, remedy }],
  });
}

function withIntegration(config: LabConfig, { name, schemaName }: UnityIntegration): LabConfig {
  const { schemaName: _wanted, ...databricks } = config.databricks;
  return { ...config, integrationName: name, databricks: { ...databricks, ...withoutUndefined({ schemaName }) } };
}

/** Unity Catalog shows Delta tables only, and what others enabled is not changed. */
function refuseWithoutDelta(topics: readonly TableflowTopic[]): void {
  const problems = topics
    .filter(({ spec }) => !(spec.table_formats ?? []).includes('DELTA'))
    .map(({ spec }) => ({
      path: spec.display_name,
      problem: `has the table formats ${(spec.table_formats ?? []).join(', ') || 'none'}, and Unity Catalog needs DELTA.`,
      remedy: 'Add DELTA where Tableflow was enabled, or call enableTableflow for the topic, which adds it.',
    }));
  if (problems.length > 0)
    throw new InputError({ tried: 'adopt Tableflow topics, which somebody else made', problems });
}
