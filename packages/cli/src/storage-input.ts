import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import type { ConnectStorageInput, SettingName, SettingSource } from '@tableflow-workshop/lab3-recipes';
import type { StorageOptions } from './commands/storage.ts';

/** The value of a setting, from the first source that has one. */
export function settingOf(sources: readonly SettingSource[], name: SettingName): string | undefined {
  return sources.map(({ values }) => values[name]?.trim()).find(Boolean);
}

/**
 * What is to be connected, from the settings of the lab and the options. LAB 2 may not have been done yet: nothing else of a
 * lab is needed.
 *
 * @throws InputError that names what is missing, with the variable or the option that gives it
 */
export function storageInput(sources: readonly SettingSource[], options: StorageOptions): ConnectStorageInput {
  const problems: InputProblem[] = [];
  const need = (value: string | undefined, path: string, remedy: string): string => {
    if (value) return value;
    problems.push({ path, problem: 'is missing.', remedy });
    return '';
  };
  const find = (name: SettingName): string | undefined => settingOf(sources, name);
  const environmentId = need(
    find('environmentId'),
    'CONFLUENT_ENVIRONMENT_ID',
    'List them with: confluent environment list',
  );
  const account = find('storageAccountName');
  const bucket = find('bucketName');
  const name = options.name ?? bucket ?? account ?? '';
  const names = {
    environmentId,
    providerIntegrationName: options.integration ?? name,
    storageCredentialName: name,
    externalLocationName: name,
  };
  let input: ConnectStorageInput;
  if (bucket === undefined && account !== undefined) {
    input = {
      kind: 'AzureDataLakeStorageGen2',
      ...names,
      storageAccountName: account,
      containerName: need(find('storageContainerName'), 'LAB3_STORAGE_CONTAINER', 'Set it to the container.'),
      tenantId: need(options.tenant, '--tenant', 'Show it with: az account show --query tenantId'),
      accessConnectorId: need(
        options.accessConnector,
        '--access-connector',
        'List them with: az databricks access-connector list --query [].id',
      ),
      managedIdentityId: options.managedIdentity,
    };
  } else {
    const bucketName = need(bucket, 'LAB3_BUCKET', 'Set it to the bucket, or set LAB3_STORAGE_ACCOUNT on Azure.');
    const arn = need(
      options.role,
      '--role',
      'Give one, e.g. arn:aws:iam::123456789012:role/river; it may not exist yet.',
    );
    input = { kind: 'ByobAws', ...names, bucketName, ...roleOf(arn, problems) };
  }
  if (problems.length > 0) throw new InputError({ tried: 'connect the storage', problems });
  return input;
}

/** The account and the name of a role; one in a folder is not known to the recipe. */
function roleOf(arn: string, problems: InputProblem[]): { readonly awsAccountId: string; readonly roleName: string } {
  const [, awsAccountId = '', roleName = ''] = /^arn:aws:iam::(\d{12}):role\/([\w+=,.@-]{1,64})$/.exec(arn) ?? [];
  if (arn && !roleName)
    problems.push({
      path: '--role',
      problem: 'is not the ARN of a role without a path.',
      remedy: 'Give one, e.g. arn:aws:iam::123456789012:role/river.',
    });
  return { awsAccountId, roleName };
}
