import {
  type Credentials,
  createSecret,
  InputError,
  type InputProblem,
  type Secret,
} from '@tableflow-workshop/client-core';
import { accessTokenCredentials } from './access-token-credentials.ts';
import {
  type FoundSettings,
  firstOf,
  type MissingSetting,
  type SettingName,
  settings,
  settingsFrom,
} from './auth-settings.ts';
import { chooseAuthMethod, type SupportedMethod } from './choose-auth-method.ts';
import { type ProfileRead, readProfile } from './read-profile.ts';
import { type ServicePrincipalOptions, servicePrincipalCredentials } from './service-principal-credentials.ts';
import { workspaceOrigin } from './workspace-url.ts';

/** Where to look for credentials. What is given here comes before the environment, and that before a profile. */
export interface CredentialSources
  extends Pick<
    ServicePrincipalOptions,
    'fetch' | 'clock' | 'maxRetries' | 'requestTimeoutMs' | 'logger' | 'allowInsecureHttp'
  > {
  /** Environment variables by name. Default `process.env`. */
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined;
  /** Reads the configuration file; rejects with the code `ENOENT` when there is none. Default: the file system. */
  readonly readFile?: ((path: string) => Promise<string>) | undefined;
  /** A profile of the configuration file. Default `DATABRICKS_CONFIG_PROFILE`. */
  readonly profile?: string | undefined;
  /** Default `DATABRICKS_CONFIG_FILE`, or `~/.databrickscfg`. */
  readonly configFile?: string | undefined;
  /** Address of the workspace. Default `DATABRICKS_HOST`, or the profile. */
  readonly workspaceUrl?: string | undefined;
  /** Client id of a service principal. Default `DATABRICKS_CLIENT_ID`, or the profile. */
  readonly clientId?: string | undefined;
  /** Its OAuth secret. Default `DATABRICKS_CLIENT_SECRET`, or the profile. */
  readonly clientSecret?: Secret | string | undefined;
  /** A personal access token. */
  readonly token?: Secret | string | undefined;
  /** Settles which way to sign in is meant when several are configured. Default `DATABRICKS_AUTH_TYPE`. */
  readonly authType?: SupportedMethod | undefined;
}

/** What was found, and how. */
export interface FoundCredentials {
  readonly workspaceUrl: string;
  readonly credentials: Credentials;
  /** One line for each source: what it gave, or why it was skipped. Holds no secret. */
  readonly explanation: readonly string[];
}

/**
 * Finds the workspace and the credentials where the tools of Databricks find them: options, then environment variables,
 * then a profile of `~/.databrickscfg`. It knows service principals (`oauth-m2m`) and personal access tokens (`pat`).
 *
 * The file is not read when no profile is named and options or variables already say where or who.
 *
 * @throws InputError that lists every source and why it was of no use; when more than one way to sign in is configured
 *   and nothing says which is meant; when a profile is named that does not exist
 * @example
 * const { workspaceUrl, credentials, explanation } = await databricksCredentialsFromEnv({ profile: 'lab' });
 * const unityCatalog = createUnityCatalogClient({ workspaceUrl, credentials });
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/unified-auth
 */
export async function databricksCredentialsFromEnv(sources: CredentialSources = {}): Promise<FoundCredentials> {
  const { variables = process.env } = sources;
  const notes: string[] = [];
  const explicit = settingsFrom(
    (name) => textOf(optionOf(sources, name)),
    (name) => `option ${name}`,
    notes,
  );
  const environment = settingsFrom(
    (name) => variables[settings[name].variable],
    (name) => settings[name].variable,
    notes,
  );
  const file = sources.configFile || variables.DATABRICKS_CONFIG_FILE || '~/.databrickscfg';
  const profile = await profileOf(sources, { variables, file, notes, known: [explicit, environment] });
  const found = firstOf([explicit, environment, profile.found], notes);
  for (const [name, { value }] of found) if (settings[name].isSecret) createSecret(value);

  const { method, problem, missing = [] } = chooseAuthMethod(explicit, found, notes);
  const host = hostOf(found);
  if (!method || !host.workspaceUrl) {
    const absent = [...host.missing, ...missing].map((setting) => problemOf(setting, variables));
    const others = [host.problem, problem].filter((entry) => entry !== undefined);
    // A file that was not read, or had nothing, is a source that was tried as well.
    const remedy = 'A profile is named with DATABRICKS_CONFIG_PROFILE.';
    throw new InputError({
      tried: 'find Databricks credentials',
      problems: [...others, ...absent, { path: file, problem: `${profile.outcome}.`, remedy }],
    });
  }
  return {
    workspaceUrl: host.workspaceUrl,
    credentials: credentialsOf(sources, method, host.workspaceUrl, found),
    explanation: [...used(found, method, host.workspaceUrl), ...notes, `${file}: ${profile.outcome}`],
  };
}

async function profileOf(
  sources: CredentialSources,
  about: {
    readonly variables: Readonly<Record<string, string | undefined>>;
    readonly file: string;
    readonly notes: string[];
    readonly known: readonly FoundSettings[];
  },
): Promise<ProfileRead> {
  const { variables, file, notes, known } = about;
  const name = sources.profile || variables.DATABRICKS_CONFIG_PROFILE;
  const source = sources.profile ? 'option profile' : 'DATABRICKS_CONFIG_PROFILE';
  const [first] = known.flatMap((layer) => [...layer]).filter(([setting]) => setting !== 'authType');
  const enough = first?.[1].source ?? (variables.DATABRICKS_AZURE_RESOURCE_ID && 'DATABRICKS_AZURE_RESOURCE_ID');
  if (!name && enough)
    return { found: new Map(), outcome: `not read, because ${enough} is set and no profile was named` };
  const readFile =
    sources.readFile ?? (async (path: string) => (await import('node:fs/promises')).readFile(path, 'utf8'));
  return readProfile({ named: name ? { name, source } : undefined, file, readFile }, notes);
}

function hostOf(found: FoundSettings): {
  readonly workspaceUrl?: string;
  readonly problem?: InputProblem;
  readonly missing: readonly MissingSetting[];
} {
  const host = found.get('workspaceUrl');
  const remedy = 'Set it to the address of the workspace, as the browser shows it.';
  if (!host) return { missing: [{ name: 'workspaceUrl', remedy }] };
  try {
    return { workspaceUrl: workspaceOrigin(host.value), missing: [] };
  } catch (error) {
    const [problem] = InputError.isInstance(error) ? error.problems : [];
    if (!problem) throw error;
    return { problem: { ...problem, path: host.source }, missing: [] };
  }
}

function problemOf(
  { name, remedy }: MissingSetting,
  variables: Readonly<Record<string, string | undefined>>,
): InputProblem {
  const { variable } = settings[name];
  const isEmpty = variables[variable] !== undefined;
  return { path: variable, problem: isEmpty ? 'is empty, which counts as not set.' : 'is not set.', remedy };
}

function credentialsOf(
  sources: CredentialSources,
  method: SupportedMethod,
  workspaceUrl: string,
  found: FoundSettings,
): Credentials {
  const { fetch, clock, maxRetries, requestTimeoutMs, logger, allowInsecureHttp } = sources;
  const given = { fetch, clock, maxRetries, requestTimeoutMs, logger, allowInsecureHttp };
  const transport = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const secret = found.get(method === 'pat' ? 'token' : 'clientSecret');
  if (method === 'pat') return accessTokenCredentials(secret?.value ?? '', secret?.source);
  return servicePrincipalCredentials({
    ...transport,
    workspaceUrl,
    clientId: found.get('clientId')?.value ?? '',
    clientSecret: secret?.value ?? '',
    origin: secret?.source,
  });
}

function used(found: FoundSettings, method: SupportedMethod, workspaceUrl: string): readonly string[] {
  const names: readonly SettingName[] = method === 'pat' ? ['token'] : ['clientId', 'clientSecret'];
  const lines = names.map((name) => {
    const { value = '', source = '' } = found.get(name) ?? {};
    return `used ${source} as ${name}${settings[name].isSecret ? '' : `: ${value}`}`;
  });
  return [`used ${found.get('workspaceUrl')?.source} as workspaceUrl: ${workspaceUrl}`, ...lines];
}

function optionOf(sources: CredentialSources, name: SettingName): Secret | string | undefined {
  return name === 'username' || name === 'password' ? undefined : sources[name];
}

function textOf(value: Secret | string | undefined): string | undefined {
  return typeof value === 'object' ? value.reveal() : value;
}
