import { InputError, type InputProblem, withoutUndefined } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { ConcurrentRunError, letTearDownFinish } from '../mechanics/another-run.ts';
import { ensure } from '../mechanics/ensure.ts';
import type { PreflightOption, RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  compareConnectorConfig,
  secretsOfOthers,
  updatedConnectorConfig,
} from '../resources/connector/compare-connector-config.ts';
import { judgeConnector } from '../resources/connector/judge-connector.ts';
import { type ConnectorConfig, postgresCdcConfig } from '../resources/connector/postgres-cdc-config.ts';
import { type Connector, clusterPath, findConnector } from '../resources/connector/read-connector.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';
import { captureShape, checkTogether } from '../resources/connector/settings-schema.ts';
import { waitUntilConnectorRunning } from '../resources/connector/wait-until-connector-running.ts';
import { findConnectorStatus } from '../resources/connector/watch-presence.ts';
import { checkSourceDatabase, type SourceCheckNames } from './check-source-database.ts';

const inputSchema = z.strictObject(captureShape).superRefine(checkTogether);

/** The settings of `postgresCdcConfig`, without what the lab knows by itself: database and service account. */
export type CreatePostgresCdcConnectorInput = z.input<typeof inputSchema>;

/** What became of the connector, and which topics it makes. */
export interface CreatePostgresCdcConnectorResult {
  readonly outcome: Outcome;
  readonly name: string;
  /** Topics by captured table: `<prefix>.<schema>.<table>`. */
  readonly topics: Readonly<Record<string, string>>;
}

/**
 * Captures PostgreSQL tables into Kafka topics with the managed connector `PostgresCdcSourceV2`: LAB 3, step 2.
 * Database and service account come from the lab's configuration; what the input leaves open is what
 * `postgresCdcConfig` says.
 *
 * An existing connector of this name is adopted and compared key by key; settings that may change are updated, such as
 * the password of a failed one; those that would reshape the data in the topics are refused by name. Keys that have no
 * input here remain as somebody else set them. Of a table that is added to its list, only what changes from then on is
 * captured: a connector takes its snapshot once.
 *
 * Undo: `deletePostgresCdcConnector`.
 *
 * @param input `name`, `tables` as `schema.table`, `topicPrefix`, and any other setting of `postgresCdcConfig`
 * @throws InputError for wrong input, for what the database is missing, and for refused changes, before anything is written
 * @throws WaitError when the connector fails or does not run within `timeoutMs` (default 15 minutes)
 * @example
 * await createPostgresCdcConnector(lab, { name: 'riverhotel-cdc', topicPrefix: 'riverhotel', tables: ['public.hotel', 'public.customer'] });
 * @see https://docs.confluent.io/cloud/current/connectors/cc-postgresql-cdc-source-v2-debezium/cc-postgresql-cdc-source-v2-debezium.html
 */
export async function createPostgresCdcConnector(
  lab: LabContext,
  input: CreatePostgresCdcConnectorInput,
  options: RecipeOptions & PreflightOption = {},
): Promise<CreatePostgresCdcConnectorResult> {
  const settings = parseInput(inputSchema, input, 'create the PostgreSQL CDC connector');
  const { name, tables, topicPrefix } = settings;
  const { sslMode, ...database } = lab.config.source;
  const wanted = postgresCdcConfig({
    ...settings,
    ...replicationOf(lab.config, settings),
    authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId: lab.config.serviceAccountId },
    database: { ...database, ...(sslMode === 'require' ? {} : { insecureSslMode: sslMode }) },
  });

  const { thing: connector, isNew } = await ensure({
    what: `connector "${name}"`,
    find: () => findConnector(lab, name, options.signal),
    create: async () => {
      if (options.preflight !== false)
        await checkSourceDatabase(lab, tables, options.signal, { ...wishesOf(wanted), isOurs: false });
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
      remedy: 'Give a value that the connector accepts.',
    })),
  );
  throw new InputError({ tried: `create connector "${config.name}"`, problems });
}

/** What the connector will want of the database, beside its tables. */
function wishesOf(config: ConnectorConfig): SourceCheckNames {
  const { 'slot.name': slotName, 'publication.name': publicationName } = config;
  return withoutUndefined({
    slotName: slotName || undefined,
    publicationName: publicationName || undefined,
    publicationAutocreateMode: config['publication.autocreate.mode'],
  });
}

/** Brings an existing connector to the wanted settings. */
async function sync(
  lab: LabContext,
  connector: Connector,
  wanted: ConnectorConfig,
  tables: readonly string[],
  options: RecipeOptions & PreflightOption,
): Promise<boolean> {
  const differences = compareConnectorConfig(connector.config, wanted);
  refuse(
    wanted.name,
    differences
      .filter((difference) => difference.isDataShaping)
      .map(({ key, current, wanted: value }) => ({
        path: key,
        problem: `is ${shown(current, 'not set')} on the existing connector and ${shown(value, 'no value')} is wanted; a change would reshape data that is already in the topics.`,
        remedy: 'Keep the setting, or delete connector, topics and schemas and create them again.',
      })),
  );
  // A password is masked and cannot be compared. A failed connector gets the one we have: it may be what was fixed.
  const isFailed = differences.length === 0 && (await hasFailed(lab, wanted.name, options.signal));
  if (differences.length === 0 && !isFailed) return false;
  refuse(
    wanted.name,
    secretsOfOthers(connector.config, wanted).map((key) => ({
      path: key,
      problem: 'is a secret that somebody else set; the update would lose it, because only the service knows it.',
      remedy: 'Change the connector in the Confluent console, or take this key away there.',
    })),
  );
  if (options.preflight !== false)
    await checkSourceDatabase(lab, tables, options.signal, { ...wishesOf(wanted), isOurs: true });
  const call = lab.confluent.connect.PUT(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/config',
    {
      params: { path: { ...clusterPath(lab), connector_name: wanted.name } },
      body: updatedConnectorConfig(connector.config, wanted),
      signal: options.signal,
    },
  );
  await unwrapConfluent(call, `update connector "${wanted.name}"`);
  return true;
}

function refuse(name: string, problems: readonly InputProblem[]): void {
  if (problems.length > 0) throw new InputError({ tried: `update connector "${name}"`, problems });
}

function shown(value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : `"${value}"`;
}

/** A paused connector is nothing to fix: somebody wanted it so. */
async function hasFailed(lab: LabContext, name: string, signal: AbortSignal | undefined): Promise<boolean> {
  const status = await findConnectorStatus(lab, name, signal);
  if (!status)
    throw new ConcurrentRunError(`update connector "${name}"`, 'somebody else deleted it meanwhile', letTearDownFinish);
  const verdict = judgeConnector(status);
  return verdict.state === 'failed' && verdict.phase !== 'PAUSED';
}
