import { createSecret, InputError, systemClock } from '@tableflow-workshop/client-core';
import {
  type ConnectStorageInput,
  type ConnectStorageResult,
  connectStorage,
  createStorageAdministrator,
  type FindExternalLocationInput,
  findExternalLocation,
  type SettingSource,
  type StorageAdministrator,
} from '@tableflow-workshop/lab3-recipes';
import { administratorToken } from '../administrator.ts';
import type { StorageOptions } from '../commands/storage.ts';
import { refuseNothing } from '../nothing-given.ts';
import { printProblem } from '../print.ts';
import { showStep } from '../progress.ts';
import { renderJson } from '../render-json.ts';
import { renderStorage } from '../render-storage.ts';
import type { OpenSandbox } from '../sandbox/open-sandbox.ts';
import { stopInTime } from '../stop-in-time.ts';
import { settingOf, storageInput } from '../storage-input.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withSources } from '../with-lab.ts';
import { writeOwnFile } from '../write-own-file.ts';

const tried = 'connect the storage';

/** Connects the storage, and says what of the trust is left to apply. */
export async function storage(options: StorageOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const work = async (
    sources: readonly SettingSource[],
    signal: AbortSignal,
    sandbox: OpenSandbox | undefined,
  ): Promise<ConnectStorageResult> => {
    if (!sandbox) refuseNothing(sources);
    const input = storageInput(sources, options);
    const administrator = administratorOf(sources, sandbox);
    const adopted = await existingNames(administrator, input, signal);
    return showStep(
      'connect the storage',
      { ...options, clock: systemClock, signal },
      (step) => connectStorage(administrator, { ...input, ...adopted }, { signal, timeoutMs, ...step }),
      ({ outcome }) => outcome,
    ).catch(inOptions);
  };
  const result = await withSources(
    options,
    (sources, signal, sandbox) => stopInTime(work(sources, signal, sandbox), signal),
    {
      mayStart: false,
      whenStopped: 'what is created already is kept: run it again with the same options to continue',
    },
  );
  const files = result.state === 'connected' ? [] : await writeDocuments(result);
  // Not folded: policies and commands are copied from here.
  console.log(options.json ? renderJson({ ...result, files }) : renderStorage(result, files));
  if (result.state !== 'connected') process.exitCode = 1;
}

/** The options by which a person gives the inputs of the recipe. */
const optionNames: readonly (readonly [input: RegExp, option: string])[] = [
  [/\b(roleName|awsAccountId)\b/g, '--role'],
  [/\bproviderIntegrationName\b/g, '--integration'],
  [/\b(storageCredentialName|externalLocationName)\b/g, '--name'],
  [/\btenantId\b/g, '--tenant'],
  [/\baccessConnectorId\b/g, '--access-connector'],
  [/\bmanagedIdentityId\b/g, '--managed-identity'],
];

/** A refusal of the recipe, in the words of the command line. */
function inOptions(error: unknown): never {
  if (!InputError.isInstance(error)) throw error;
  const named = (text: string): string =>
    optionNames.reduce((said, [input, option]) => said.replace(input, option), text);
  const problems = error.problems.map(({ path, problem, remedy }) => ({
    path: named(path),
    problem: named(problem),
    remedy: named(remedy),
  }));
  throw new InputError({ tried, problems, cause: error });
}

/** A location that covers the storage already, whatever it is called: a second one could not be made. */
async function existingNames(
  { unityCatalog }: StorageAdministrator,
  input: ConnectStorageInput,
  signal: AbortSignal,
): Promise<Partial<Pick<ConnectStorageInput, 'externalLocationName' | 'storageCredentialName'>>> {
  const place: FindExternalLocationInput =
    input.kind === 'ByobAws'
      ? { kind: input.kind, bucketName: input.bucketName }
      : { kind: input.kind, storageAccountName: input.storageAccountName, containerName: input.containerName };
  const { name, credential_name: credential } = (await findExternalLocation(unityCatalog, place, { signal })) ?? {};
  return name && credential ? { externalLocationName: name, storageCredentialName: credential } : {};
}

function administratorOf(sources: readonly SettingSource[], sandbox: OpenSandbox | undefined) {
  const cloudKey = {
    id: settingOf(sources, 'cloudApiKey') ?? '',
    secret: createSecret(settingOf(sources, 'cloudApiSecret') ?? ''),
  };
  const workspaceUrl = settingOf(sources, 'workspaceUrl') ?? '';
  const missing = [
    ...(cloudKey.id && cloudKey.secret.reveal() ? [] : ['CONFLUENT_CLOUD_API_KEY and CONFLUENT_CLOUD_API_SECRET']),
    ...(workspaceUrl ? [] : ['DATABRICKS_HOST']),
  ];
  if (missing.length > 0) {
    const remedy = 'Set it, or give the Terraform output or the tfvars that have it.';
    throw new InputError({ tried, problems: missing.map((path) => ({ path, problem: 'is missing.', remedy })) });
  }
  const confluentBaseUrl = settingOf(sources, 'confluentBaseUrl');
  return createStorageAdministrator({
    cloudKey,
    confluentBaseUrl,
    workspaceUrl: workspaceUrl.includes('://') ? workspaceUrl : `https://${workspaceUrl}`,
    token: administratorToken(sandbox, tried),
  });
}

/** Policies are long: a file is what `aws iam` takes. Gives the paths of those that could be written. */
async function writeDocuments({ trust }: ConnectStorageResult): Promise<readonly string[]> {
  if (trust.kind !== 'ByobAws') return [];
  const documents = { '.lab3/trust-policy.json': trust.document, '.lab3/permissions.json': trust.permissions };
  const written: string[] = [];
  for (const [path, document] of Object.entries(documents)) {
    const problem = await writeOwnFile(path, `${JSON.stringify(document, null, 2)}\n`);
    if (problem === undefined) written.push(path);
    else printProblem(`note: ${problem}`);
  }
  return written;
}
