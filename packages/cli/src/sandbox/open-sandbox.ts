import { environmentSource, type SettingName, type SettingSource } from '@tableflow-workshop/lab3-recipes';
import type { SandboxEnvironment } from './description-schema.ts';
import { descriptionSchema } from './description-schema.ts';
import { joinSandbox } from './join-sandbox.ts';
import { keepFromProxies } from './keep-from-proxies.ts';
import { loadSandbox } from './load-sandbox.ts';
import { sandboxProblem } from './sandbox-problem.ts';

export interface OpenSandbox {
  /** The configuration with the sandbox in the place of both clouds and of the database. */
  readonly sources: readonly SettingSource[];
  /** Which one it is, as a sentence for a person. */
  readonly note: string;
  /** Token of the administrator of its workspace. */
  readonly administratorToken: string | undefined;
  /** Where it keeps its files; `undefined` where only its URL is known. */
  readonly dataFolder: string | undefined;
  /** It was started for this run, and is removed with it. */
  readonly endsWithRun: boolean;
  close(): Promise<void>;
}

/** What was asked for on the command line. */
export interface SandboxWish {
  /** A URL or a data folder; `true` where neither was given. */
  readonly sandbox: true | string;
  readonly timeFactor: number;
  /** Whether a sandbox for this run alone would do. A lab that was made earlier cannot be in one. */
  readonly mayStart: boolean;
  readonly quiet?: boolean | undefined;
}

/** Joins a running sandbox, or starts one for this run that looks like the given configuration. */
export async function openSandbox(
  wish: SandboxWish,
  given: readonly SettingSource[],
  signal: AbortSignal,
): Promise<OpenSandbox> {
  keepFromProxies();
  const where = wish.sandbox === true ? undefined : wish.sandbox;
  const joined = await joinSandbox(where, process.env.LAB3_SANDBOX_TOKEN);
  if (joined)
    return {
      sources: withSandbox(joined.environment, given),
      note: `uses the sandbox of ${joined.name}`,
      administratorToken: joined.administratorToken,
      dataFolder: joined.dataFolder,
      endsWithRun: false,
      close: async () => undefined,
    };
  if (!wish.mayStart) {
    const remedy =
      'Start one with `lab3 sandbox`, let `lab3 up --sandbox` fill it, or give the data folder of another.';
    throw sandboxProblem('no sandbox runs in this folder, and a new one would be empty.', remedy);
  }
  // Loaded only here: it brings a database and an SQL engine, which nobody needs who works on real accounts.
  await loadSandbox();
  const { startOwnSandbox } = await import('./own-sandbox.ts');
  const sandbox = await startOwnSandbox(given, wish, signal);
  const { environment, credentials } = descriptionSchema.parse(sandbox.description);
  return {
    sources: withSandbox(environment, given),
    administratorToken: credentials?.databricksAdmin.token,
    dataFolder: sandbox.description.dataFolder,
    endsWithRun: true,
    note: 'starts a sandbox for this run; `lab3 sandbox` starts one that stays',
    close: () => sandbox.stop({ deleteData: true }),
  };
}

/**
 * What a person may choose in a sandbox, too: names of things that the lab makes. Everything else (where things are, who
 * we are, with which secrets) is the sandbox's own.
 */
const choices: readonly SettingName[] = [
  'schemaName',
  'connectorName',
  'topicPrefix',
  'tableIncludeList',
  'slotName',
  'publicationName',
  'integrationName',
  'prefix',
];

/** The given configuration with a sandbox in the place of both clouds and of the database. */
export function withSandbox(
  environment: SandboxEnvironment,
  given: readonly SettingSource[],
): readonly SettingSource[] {
  const sandbox: SettingSource = {
    ...environmentSource(environment),
    origin: 'sandbox',
    describe: (name) => `${name} of the sandbox`,
  };
  const chosen = given.map((source) => {
    const values = Object.fromEntries(
      choices.filter((name) => source.values[name] !== undefined).map((name) => [name, source.values[name]]),
    );
    return { ...source, values };
  });
  return [sandbox, ...chosen];
}
