import type { InputProblem } from '@tableflow-workshop/client-core';
import type { FoundSetting, FoundSettings } from './find-settings.ts';
import type { LabStorage } from './lab-config.ts';
import { adviceFor, definitionOf } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';

/**
 * Decides between S3 and Azure: the kind that the better source names. Says what is wrong if neither is complete.
 */
export function chooseStorage(
  found: FoundSettings,
  sources: readonly SettingSource[],
): LabStorage['kind'] | InputProblem {
  const bucket = found.get('bucketName')?.[0];
  const account = found.get('storageAccountName')?.[0];
  const container = found.get('storageContainerName')?.[0];
  const rank = (entry: FoundSetting | undefined): number =>
    entry ? sources.indexOf(entry.source) : Number.POSITIVE_INFINITY;
  const azureRank = Math.min(rank(account), rank(container));

  if (!bucket && !account && !container) {
    const names: readonly SettingName[] = ['bucketName', 'storageAccountName', 'storageContainerName'];
    const [s3, ...azure] = names.map((name) => definitionOf(name).environment);
    const remedy = `Give ${s3} for S3, or ${azure.join(' and ')} for Azure; Terraform outputs have them too.`;
    return { path: 'storage', problem: 'is missing.', remedy };
  }
  if (bucket && rank(bucket) < azureRank) return 'ByobAws';
  if (bucket && rank(bucket) === azureRank) {
    const azure = account ?? container;
    const problem = `names S3 (${bucket.place}) and Azure (${azure?.place}).`;
    return { path: 'storage', problem, remedy: 'Keep one of them.' };
  }
  if (!account) return missing('storageAccountName');
  if (!container) return missing('storageContainerName');
  return 'AzureDataLakeStorageGen2';
}

function missing(name: SettingName): InputProblem {
  return { path: name, problem: 'is missing.', remedy: adviceFor(name) };
}
