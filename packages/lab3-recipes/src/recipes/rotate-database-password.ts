import { InputError, type Secret, waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { LabConfig, SslMode } from '../config/lab-config.ts';
import type { LabContext } from '../lab/context.ts';
import { text } from '../mechanics/input-schemas.ts';
import { judgeAfterChange } from '../mechanics/judge-after-change.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { proveOrPutBack } from '../mechanics/rotation.ts';
import { secretSchema } from '../mechanics/secret-schema.ts';
import { isMask } from '../resources/connector/compare-connector-config.ts';
import { isServerOwned } from '../resources/connector/connector-keys.ts';
import { judgeConnector } from '../resources/connector/judge-connector.ts';
import type { ConnectorConfig } from '../resources/connector/postgres-cdc-config.ts';
import {
  type Connector,
  clusterPath,
  findConnector,
  readConnectorStatus,
} from '../resources/connector/read-connector.ts';
import type { SourceDatabase } from '../source/source-database.ts';
import { SourceError } from '../source/source-error.ts';

const passwordKey = 'database.password';

/** The code with which PostgreSQL refuses a password. */
const wrongPassword = '28P01';

/** Longest wait for the previous password once the new one has failed. */
const longestProofBackMs = 5 * 60_000;

/** How to log in to the connector's database. `connectPostgres` is one. */
export type ConnectSource = (settings: LabConfig['source']) => SourceDatabase;

/** What the recipe takes. */
export const databasePasswordSchema = z.strictObject({
  connectorName: z.optional(text),
  password: secretSchema,
  previousPassword: z.optional(secretSchema),
  connect: z.optional(z.custom<ConnectSource>((value) => typeof value === 'function', 'must be a function')),
});

/** The new password, and how to prove it. */
export interface RotateDatabasePasswordInput {
  /** Default: the lab's connector. */
  readonly connectorName?: string | undefined;
  /** The new password, which the database knows already. */
  readonly password: Secret;
  /** Put back when the connector fails with the new one. Default: the password of the lab's configuration. */
  readonly previousPassword?: Secret | undefined;
  /** Proves the new password by a login from here before it is written, e.g. `connectPostgres`. */
  readonly connect?: ConnectSource | undefined;
}

/** How far the new password is proven. */
export interface RotateDatabasePasswordResult {
  /** The service masks the password, so every run writes it. */
  readonly outcome: 'updated';
  readonly name: string;
  /** Whether the new password was proven by a login from here, or why it could not be. */
  readonly login: 'proven' | 'no connection' | 'unreachable';
  /** True once the connector runs with the new password. */
  readonly mayDeleteOld: boolean;
  /** What is left to the caller. */
  readonly next: string;
}

/**
 * Gives the connector another database password. With `connect` the new one is proven first, by a login with the
 * connector's own host, role and database. Then it is written, everything else as it is, and the connector has to run with
 * it; when it fails, the previous password is written back, and the connector gets up to 5 minutes to run with that.
 *
 * It never changes the database: set the password there first (ALTER ROLE … PASSWORD …, or a secret manager's rotation).
 * A PostgreSQL role has one password, so the previous one helps only where the service still takes it. Safe to run again
 * after any end. Its undo is the same recipe with the old password.
 *
 * Undo: itself, with the previous password.
 *
 * @param options `timeoutMs` limits the wait until the connector runs, default 15 minutes; with `wait: false` it ends once
 *   the password is written
 * @throws InputError for a password that the database refuses, a paused connector and one with other secrets, SourceError
 *   for any other refusal of the database, all before anything is written; RotationError when the connector fails with
 *   it, which says whether the connector runs with the previous one
 * @example
 * const password = createSecret((await readFile('new-password.txt', 'utf8')).trim());
 * const { next } = await rotateDatabasePassword(lab, { password, connect: connectPostgres });
 * @see https://docs.confluent.io/cloud/current/connectors/cc-postgresql-cdc-source-v2-debezium/cc-postgresql-cdc-source-v2-debezium.html
 */
export async function rotateDatabasePassword(
  lab: LabContext,
  input: RotateDatabasePasswordInput,
  options: RecipeOptions = {},
): Promise<RotateDatabasePasswordResult> {
  const wanted = parseInput(databasePasswordSchema, input, 'rotate the database password of the connector');
  const { password, previousPassword = lab.config.source.password } = wanted;
  const name = wanted.connectorName ?? lab.config.connector.name;
  const tried = `rotate the database password of connector "${name}"`;
  const { signal } = options;
  const connector = await findConnector(lab, name, signal);
  if (!connector) {
    const remedy = 'Check connectorName, or create it: lab3 up, or createPostgresCdcConnector.';
    throw refusal(tried, 'connectorName', `connector "${name}" does not exist.`, remedy);
  }
  const ownConfig = ownConfigOf(connector, tried);
  const before = await readConnectorStatus(lab, name, signal);
  if (before.connector.state === 'PAUSED')
    throw refusal(tried, 'connectorName', 'is paused, and would not try the password.', 'Resume it first.');
  const login = await logIn(wanted.connect, sourceOf(ownConfig, password), tried, signal);

  await write(lab, name, { ...ownConfig, [passwordKey]: password.reveal() }, tried, signal);
  const isPreviousKnown = previousPassword.reveal() !== password.reveal();
  const previousConfig = { ...ownConfig, [passwordKey]: previousPassword.reveal() };
  const isWaiting = options.wait !== false;
  let seen = before;
  const proveWith = (which: 'new' | 'previous', timeoutMs: number): Promise<unknown> =>
    waitUntil({
      ...options,
      waitingFor: `connector "${name}" to run with the ${which} password`,
      clock: lab.clock,
      timeoutMs,
      observe: async (signal) => {
        seen = await readConnectorStatus(lab, name, signal);
        return seen;
      },
      judge: judgeAfterChange({ clock: lab.clock, before: describe(seen), describe, judge: judgeConnector }),
      timeoutHint: () => 'Keep both passwords where you can, and ask diagnoseConnector for the cause.',
    });
  const timeoutMs = options.timeoutMs ?? 15 * 60_000;
  if (isWaiting)
    await proveOrPutBack({
      tried,
      prove: () => proveWith('new', timeoutMs),
      putBack: isPreviousKnown ? () => write(lab, name, previousConfig, tried, signal) : undefined,
      proveBack: () => proveWith('previous', Math.min(timeoutMs, longestProofBackMs)),
      giveBy: 'previousPassword',
    });
  const next = isWaiting
    ? 'Give the lab the new password (LAB3_DATABASE_PASSWORD); the old one may be deleted wherever it is kept.'
    : 'Keep the old password until the connector runs with the new one.';
  return { outcome: 'updated', name, login, mayDeleteOld: isWaiting, next };
}

function describe({ connector, tasks }: Awaited<ReturnType<typeof readConnectorStatus>>): string {
  return JSON.stringify([connector, tasks]);
}

/** What others than the service set, without the password. Another secret is masked, and would be lost. */
function ownConfigOf({ name, config }: Connector, tried: string): ConnectorConfig {
  const own = Object.entries(config).filter(([key]) => key !== passwordKey && !isServerOwned(key));
  const problems = own
    .filter(([, value]) => isMask(value))
    .map(([key]) => ({
      path: key,
      problem: 'is another secret of the connector; the change would lose it, because only the service knows it.',
      remedy: 'Change the password in the Confluent console.',
    }));
  if (problems.length > 0) throw new InputError({ tried, problems });
  return { ...Object.fromEntries(own), name, 'connector.class': config['connector.class'] ?? '' };
}

/** The database as the connector reaches it. */
function sourceOf(config: Readonly<Record<string, string>>, password: Secret): LabConfig['source'] {
  const sslMode = config['database.sslmode'] ?? '';
  return {
    hostname: config['database.hostname']?.trim() ?? '',
    port: Number(config['database.port']),
    user: config['database.user'] ?? '',
    databaseName: config['database.dbname'] ?? '',
    password,
    sslMode: isSslMode(sslMode) ? sslMode : 'prefer',
  };
}

function isSslMode(text: string): text is SslMode {
  return ['disable', 'prefer', 'require'].includes(text);
}

async function logIn(
  connect: ConnectSource | undefined,
  settings: LabConfig['source'],
  tried: string,
  signal: AbortSignal | undefined,
): Promise<RotateDatabasePasswordResult['login']> {
  if (!connect) return 'no connection';
  const database = connect(settings);
  try {
    await database.inspect(signal);
    signal?.throwIfAborted();
    return 'proven';
  } catch (error) {
    if (!SourceError.isInstance(error)) throw error;
    if (error.reason === 'unreachable') return 'unreachable';
    if (error.code !== wrongPassword) throw error;
    const said = (error.detail ?? error.message).replace(/\.*$/, '.');
    const problem = `was refused, and nothing was written. PostgreSQL said: ${said}`;
    const remedy = `Set that password for the role first (ALTER ROLE "${settings.user}" PASSWORD …), then run it again.`;
    throw new InputError({ tried, problems: [{ path: 'password', problem, remedy }], cause: error });
  } finally {
    await database.close();
  }
}

async function write(
  lab: LabContext,
  name: string,
  config: ConnectorConfig,
  tried: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = lab.confluent.connect.PUT(
    '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/config',
    { params: { path: { ...clusterPath(lab), connector_name: name } }, body: config, signal },
  );
  await unwrapConfluent(call, tried);
}

function refusal(tried: string, path: string, problem: string, remedy: string): InputError {
  return new InputError({ tried, problems: [{ path, problem, remedy }] });
}
