import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabStorage } from '@tableflow-workshop/lab3-recipes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cloudFiles } from './cloud-files.ts';

const providerIntegrationId = 'cspi-river1';
const aws: LabStorage = { kind: 'ByobAws', bucketName: 'river', providerIntegrationId };
const azure: LabStorage = {
  kind: 'AzureDataLakeStorageGen2',
  storageAccountName: 'riverstorage',
  containerName: 'tables',
  providerIntegrationId,
};
const { signal } = new AbortController();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-cloud-'));
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A program of this name that writes down how it was called, and ends so. */
async function install(name: string, end = ''): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\necho "$@" >> ${join(folder, 'calls')}\n${end}\n`);
  await chmod(join(folder, name), 0o755);
}
const calls = (): Promise<string> => readFile(join(folder, 'calls'), 'utf8');

// A program of this name is a shell script, which Windows does not start.
describe.skipIf(process.platform === 'win32')('files of a cloud', () => {
  it('on S3 are deleted by aws, and by the address that Tableflow gives', async () => {
    await install('aws');
    const files = cloudFiles(aws);
    await files.check(signal);
    await files.deletePrefix('s3://river//10011010/env-1/lkc-1/v1/table/');
    expect(await calls()).toBe(
      '--version\ns3 rm --recursive --only-show-errors s3://river//10011010/env-1/lkc-1/v1/table/\n',
    );
  });

  it('on Azure are deleted by az, and are gone where their folder is', async () => {
    await install('az', 'echo "ERROR: (PathNotFound) The specified path does not exist." >&2; exit 3');
    await cloudFiles(azure).deletePrefix(
      'abfss://tables@riverstorage.dfs.core.windows.net/10011010/env-1/lkc-1/v1/table/',
    );
    expect(await calls()).toBe(
      'storage fs directory delete --account-name riverstorage --file-system tables --name 10011010/env-1/lkc-1/v1/table --auth-mode login --yes\n',
    );
  });

  it('are not deleted by a program that is not there, which is said beforehand', async () => {
    await expect(cloudFiles(aws).check(signal)).rejects.toThrow(
      'Could not find what deletes the files:\n  - aws: is not installed. Install it and sign in as somebody who may delete in the bucket.',
    );
  });

  it('that may not be deleted fail with what the program said', async () => {
    await install('aws', 'echo "fatal error: AccessDenied" >&2; exit 1');
    await expect(cloudFiles(aws).deletePrefix('s3://river//a/')).rejects.toThrow('aws: fatal error: AccessDenied');
  });
});
