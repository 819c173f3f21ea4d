import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, InputError } from '@tableflow-workshop/client-core';
import { environmentSource, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import type { SandboxAccess, SandboxDescription } from '@tableflow-workshop/sandbox';
import type { LabCommandOptions } from './lab-options.ts';

export interface OpenSandbox {
  /** Where things are, and the sandbox's own credentials. They outweigh every other source: those are of real places. */
  readonly own: SettingSource;
  /** Ids and names, for what nobody gave. */
  readonly defaults: SettingSource;
  close(): Promise<void>;
}

/** Starts a sandbox that looks like the given configuration, or joins a running one. */
export async function openSandbox(options: LabCommandOptions, given: readonly SettingSource[]): Promise<OpenSandbox> {
  if (typeof options.sandbox === 'string')
    return asSources(await readDescription(options.sandbox), async () => undefined);
  // Loaded only here: it brings a database and an SQL engine, which nobody needs who works on real accounts.
  const { startOwnSandbox } = await import('./own-sandbox.ts');
  const sandbox = await startOwnSandbox(given, Number(options.timeFactor ?? 60));
  return asSources(sandbox.description, () => sandbox.stop({ deleteData: true }));
}

/** Variables that only the sandbox can give: where things are, and the secrets that it made itself. */
const ownVariables: ReadonlySet<string> = new Set([
  'CONFLUENT_CLOUD_BASE_URL',
  'CONFLUENT_TELEMETRY_URL',
  'KAFKA_REST_ENDPOINT',
  'SCHEMA_REGISTRY_REST_ENDPOINT',
  'DATABRICKS_HOST',
  'LAB3_DATABASE_HOSTNAME',
  'LAB3_DATABASE_PORT',
  'LAB3_DATABASE_SSLMODE',
  'CONFLUENT_CLOUD_API_KEY',
  'CONFLUENT_CLOUD_API_SECRET',
  'TABLEFLOW_API_KEY',
  'TABLEFLOW_API_SECRET',
  'KAFKA_API_KEY',
  'KAFKA_API_SECRET',
  'SCHEMA_REGISTRY_API_KEY',
  'SCHEMA_REGISTRY_API_SECRET',
  'DATABRICKS_CLIENT_ID',
  'DATABRICKS_CLIENT_SECRET',
  'LAB3_DATABASE_USER',
  'LAB3_DATABASE_PASSWORD',
]);

function asSources({ environment }: SandboxDescription, close: () => Promise<void>): OpenSandbox {
  const pick = (isOwn: boolean): Record<string, string> =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => ownVariables.has(name) === isOwn));
  const named = (origin: string, variables: Record<string, string>): SettingSource => ({
    ...environmentSource(variables),
    origin,
    describe: (name) => `${name} of the sandbox`,
  });
  return { own: named('sandbox', pick(true)), defaults: named('sandbox', pick(false)), close };
}

/** Asks the sandbox that runs on a data folder what it is. Where it serves, and the token for it, stand in the folder. */
async function readDescription(dataFolder: string): Promise<SandboxDescription> {
  const problem = (text: string, remedy: string): InputError =>
    new InputError({ tried: 'join the sandbox', problems: [{ path: '--sandbox', problem: text, remedy }] });
  const file = join(dataFolder, 'sandbox.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw problem(
      `no sandbox runs on ${dataFolder}: ${file} cannot be read.`,
      'Give the data folder of a running `lab3 sandbox`.',
    );
  });
  const access = JSON.parse(text) as SandboxAccess;
  const send = createTransport({
    service: 'the sandbox',
    credentials: {
      authorize: async () => `Bearer ${access.token}`,
      describe: () => `the token in ${file}`,
    },
  });
  const response = await send(new Request(new URL('/sandbox', access.url)));
  if (!response.ok) throw problem(`${access.url} answered ${response.status}.`, 'Start `lab3 sandbox` again.');
  return (await response.json()) as SandboxDescription;
}
