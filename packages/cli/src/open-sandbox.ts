import { createTransport, InputError } from '@tableflow-workshop/client-core';
import { environmentSource, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import type { SandboxDescription } from '@tableflow-workshop/sandbox';
import type { LabCommandOptions } from './lab-options.ts';

export interface OpenSandbox {
  /** Where things are. They outweigh every other source: a Terraform output names real places. */
  readonly addresses: SettingSource;
  /** Ids and credentials, for what nobody gave. */
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

/** Variables that say where something is, not who we are. */
const addressVariables: ReadonlySet<string> = new Set([
  'CONFLUENT_CLOUD_BASE_URL',
  'CONFLUENT_TELEMETRY_URL',
  'KAFKA_REST_ENDPOINT',
  'SCHEMA_REGISTRY_REST_ENDPOINT',
  'DATABRICKS_HOST',
  'LAB3_DATABASE_HOSTNAME',
  'LAB3_DATABASE_PORT',
  'LAB3_DATABASE_SSLMODE',
]);

function asSources({ environment }: SandboxDescription, close: () => Promise<void>): OpenSandbox {
  const pick = (isAddress: boolean): Record<string, string> =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => addressVariables.has(name) === isAddress));
  const named = (origin: string, variables: Record<string, string>): SettingSource => ({
    ...environmentSource(variables),
    origin,
    describe: (name) => `${name} of the sandbox`,
  });
  return { addresses: named('sandbox', pick(true)), defaults: named('sandbox', pick(false)), close };
}

async function readDescription(url: string): Promise<SandboxDescription> {
  const send = createTransport({
    service: 'the sandbox',
    credentials: { authorize: async () => undefined, describe: () => 'no credentials' },
  });
  const problem = (text: string): InputError =>
    new InputError({
      tried: 'join the sandbox',
      problems: [{ path: '--sandbox', problem: text, remedy: 'Give the Confluent URL that `lab3 sandbox` printed.' }],
    });
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw problem('is not a URL.');
  const response = await send(new Request(new URL('/sandbox', url)));
  if (!response.ok) throw problem(`answered ${response.status}: it is no sandbox.`);
  return (await response.json()) as SandboxDescription;
}
