import { expect, it } from 'vitest';
import type { LabContext } from '../../lab/context.ts';
import { isOwnTablePath, prefixOf } from './table-path.ts';

const storage = { kind: 'ByobAws', bucketName: 'river-bucket', providerIntegrationId: 'cspi-river1' } as const;
const config = { environmentId: 'env-river1', kafkaClusterId: 'lkc-river1', storage };
const lab = { config } as unknown as LabContext;
const folder = '10011010/11101100/6a1f0c52/env-river1/lkc-river1/v1/0b9f-77';

it.each([`s3://river-bucket//${folder}`, `s3://river-bucket/${folder}/`])('%s is the own path of a table', (url) => {
  expect(isOwnTablePath(lab, url)).toBe(true);
});

it.each([
  's3://river-bucket/',
  's3://river-bucket//10011010/11101100/6a1f0c52/env-river1/lkc-river1/v1',
  's3://river-bucket//10011010/11101100/6a1f0c52/env-river1/lkc-other/v1/0b9f-77',
  's3://river-bucket//10011010/11101100/6a1f0c52/env-other/lkc-river1/v1/0b9f-77',
  `s3://river-bucket//${folder}/_delta_log`,
  `s3://river-bucket//${folder}/../../precious`,
  `s3://river-bucket//${folder.replace('6a1f0c52', '%2e%2e')}`,
  `s3://other-bucket//${folder}`,
  `s3://river-bucket-2/${folder}`,
  `https://river-bucket/${folder}`,
  '',
])('"%s" is not', (url) => {
  expect(isOwnTablePath(lab, url)).toBe(false);
});

it('in a container of Azure', () => {
  const azure = {
    config: {
      ...config,
      storage: { ...storage, kind: 'AzureDataLakeStorageGen2', storageAccountName: 'river', containerName: 'lake' },
    },
  } as unknown as LabContext;
  expect(isOwnTablePath(azure, `abfss://lake@river.dfs.core.windows.net/${folder}`)).toBe(true);
  expect(isOwnTablePath(azure, `abfss://other@river.dfs.core.windows.net/${folder}`)).toBe(false);
});

it('a prefix ends with one slash', () => {
  expect([prefixOf('s3://b//x/1'), prefixOf('s3://b//x/1//')]).toEqual(['s3://b//x/1/', 's3://b//x/1/']);
});
