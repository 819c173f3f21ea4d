import { InputError } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import { checkSourceDatabase } from './check-source-database.ts';
import type { LabContext } from './context.ts';
import { ensure } from './ensure.ts';
import { topicOf } from './names.ts';
import { type ConnectorConfig, compareConnectorConfig, postgresCdcConfig } from './postgres-cdc-config.ts';
import { type Connector, clusterPath, findConnector, readConnectorStatus } from './read-connector.ts';
import { type Outcome, parseInput, type RecipeOptions } from './recipe-options.ts';
import { replicationNames } from './replication-names.ts';
import { judgeConnector, waitUntilConnectorRunning } from './wait-until-connector-running.ts';

const table = z
  .string()
  .regex(/^[A-Za-z_][\w$]*\.[A-Za-z_][\w$]*$/, 'must be written schema.table, e.g. public.customer');

const inputSchema = z.strictObject({
  name: z.string().min(1, 'must not be empty').max(64, 'must have at most 64 characters'),
  tables: z.array(table).min(1, 'must name a table'),
  topicPrefix: z.string().regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, hyphens and underscores'),
  slotName: z.optional(
    z.string().regex(/^[a-z0-9_]{1,63}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
  publicationName: z.optional(
    z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, 'may hold lower-case letters, digits and underscores, at most 63'),
  ),
});

export type CreatePostgresCdcConnectorInput = z.input<typeof inputSchema>;

export interface CreatePostgresCdcConnectorResult {
  readonly outcome: Outcome;
  readonly name: string;
  /** Topics by captured table: `<prefix>.<schema>.<table>`. */
  readonly topics: Readonly<Record<string, string>>;
}

/**
 * Captures PostgreSQL tables into Kafka topics with the managed connector `PostgresCdcSourceV2`: LAB 3, step 2.
 * Database and service account come from the lab's configuration.
 *
 * An existing connector of this name is adopted; settings that may change are updated, such as the password of a
 * failed one; those that would reshape the data in the topics are refused by name.
 *
 * @throws InputError for wrong input, for what the database lacks, and for refused changes, before anything is written
 * @throws WaitError when the connector fails or does not run within `timeoutMs` (default 15 minutes)
 * @example
 * await createPostgresCdcConnector(lab, { name: 'riverhotel-cdc', topicPrefix: 'riverhotel', tables: ['public.hotel', 'public.customer'] });
 * @see https://docs.confluent.io/cloud/current/connectors/cc-postgresql-cdc-source-v2-debezium/cc-postgresql-cdc-source-v2-debezium.html
 */
export async function createPostgresCdcConnector(
  lab: LabContext,
  input: CreatePostgresCdcConnectorInput,
  options: RecipeOptions = {},
): Promise<CreatePostgresCdcConnectorResult> {
  const { name, tables, topicPrefix, slotName, publicationName } = parseInput(
    inputSchema,
    input,
    'create the PostgreSQL CDC connector',
  );
  const names = replicationNames(name);
  const wanted = postgresCdcConfig({
    name,
    tables,
    topicPrefix,
    slotName: slotName ?? names.slotName,
    publicationName: publicationName ?? names.publicationName,
    database: lab.config.source,
    serviceAccountId: lab.config.serviceAccountId,
  });

  const { thing: connector, isNew } = await ensure({
    find: () => findConnector(lab, name, options.signal),
    create: async () => {
      if (options.preflight !== false) await checkSourceDatabase(lab, tables, options.signal);
      await validate(lab, wanted, options.signal);
      await create(lab, wanted, options.signal);
    },
  });
  const isUpdated = !isNew && (await sync(lab, connector, wanted, tables, options));
  if (options.wait !== false) await waitUntilConnectorRunning(lab, { name }, options);
  return {
    outcome: isNew ? 'created' : isUpdated ? 'updated' : 'unchanged',
    name,
    topics: Object.fromEntries(tables.map((captured) => [captured, topicOf(topicPrefix, captured)])),
  };
}

async function create(lab: LabContext, config: ConnectorConfig, signal: AbortSignal | undefined): Promise<void> {
  const call = lab.confluent.connect.POST(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors',
    {
      params: { path: clusterPath(lab) },
      body: { name: config.name, config },
      signal,
    },
  );
  await unwrapConfluent(call, `create connector "${config.name}"`);
}

/** The service knows every key of its plugin: what it refuses here would be a failed connector minutes later. */
async function validate(lab: LabContext, config: ConnectorConfig, signal: AbortSignal | undefined): Promise<void> {
  const call = lab.confluent.connect.PUT(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connector-plugins/{plugin_name}/config/validate',
    {
      params: { path: { ...clusterPath(lab), plugin_name: config['connector.class'] } },
      body: config,
      signal,
    },
  );
  const { error_count: count, configs = [] } = await unwrapConfluent(
    call,
    `validate the configuration of connector "${config.name}"`,
  );
  if (!count) return;
  const problems = configs.flatMap(({ value }) =>
    (value?.errors ?? []).map((said) => ({
      path: value?.name ?? 'config',
      problem: said.replace(/\.*$/, '.'),
      remedy: 'Correct the value.',
    })),
  );
  throw new InputError({ tried: `create connector "${config.name}"`, problems });
}

/** Brings an existing connector to the wanted settings. */
async function sync(
  lab: LabContext,
  connector: Connector,
  wanted: ConnectorConfig,
  tables: readonly string[],
  options: RecipeOptions,
): Promise<boolean> {
  const differences = compareConnectorConfig(connector.config, wanted);
  const refused = differences.filter((difference) => difference.isDataShaping);
  if (refused.length > 0) {
    const problems = refused.map(({ key, current, wanted: value }) => ({
      path: key,
      problem: `is "${current ?? 'not set'}" on the existing connector and "${value}" is wanted; a change would reshape data that is already in the topics.`,
      remedy: 'Keep the setting, or delete connector, topics and schemas and create them anew.',
    }));
    throw new InputError({ tried: `update connector "${wanted.name}"`, problems });
  }
  // A password is masked and cannot be compared. A failed connector gets the one we have: it may be what was mended.
  const isFailed = differences.length === 0 && hasFailed(await readConnectorStatus(lab, wanted.name, options.signal));
  if (differences.length === 0 && !isFailed) return false;
  if (options.preflight !== false) await checkSourceDatabase(lab, tables, options.signal);
  const call = lab.confluent.connect.PUT(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/config',
    {
      params: { path: { ...clusterPath(lab), connector_name: wanted.name } },
      body: wanted,
      signal: options.signal,
    },
  );
  await unwrapConfluent(call, `update connector "${wanted.name}"`);
  return true;
}

/** A paused connector is nothing to mend: somebody wanted it so. */
function hasFailed(status: Parameters<typeof judgeConnector>[0]): boolean {
  const verdict = judgeConnector(status);
  return verdict.state === 'failed' && verdict.phase !== 'PAUSED';
}
