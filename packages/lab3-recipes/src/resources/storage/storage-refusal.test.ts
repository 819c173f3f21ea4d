import { ApiError, NetworkError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { storageRefusal } from './storage-refusal.ts';

const answered = (status: number, code: string, detail?: string, operation = 'POST /external-locations'): ApiError =>
  new ApiError({ service: 'Databricks', tried: 'create a location', operation, status, code, detail });

describe('what passes while a trust propagates', () => {
  it.each([
    [answered(500, 'INTERNAL_ERROR'), 'Databricks returned 500 with an empty message'],
    [answered(500, 'INTERNAL_ERROR', 'Internal Server Error'), 'Databricks returned 500 with an empty message'],
    [
      answered(403, 'PERMISSION_DENIED', 'AWS IAM role does not have READ permissions on url s3://b/.'),
      'Databricks returned 403: AWS IAM role does not have READ permissions on url s3://b/.',
    ],
    [
      answered(400, 'INVALID_PARAMETER_VALUE', 'The role could not be assumed: it is not self-assuming.'),
      'Databricks returned 400: The role could not be assumed: it is not self-assuming.',
    ],
  ])('%#', (error, refusal) => {
    expect(storageRefusal(error)).toBe(refusal);
  });
});

describe('what no patience mends', () => {
  it.each([
    ['a right of the caller', answered(403, 'PERMISSION_DENIED', 'User does not have CREATE EXTERNAL LOCATION.')],
    ['a right of the caller to read', answered(403, 'PERMISSION_DENIED', 'User does not have READ FILES on it.')],
    ['an overlap', answered(400, 'INVALID_PARAMETER_VALUE', 'Url overlaps External Location river.')],
    ['a failure with a reason', answered(500, 'INTERNAL_ERROR', 'the metastore is gone')],
    ['a failed check', answered(500, 'INTERNAL_ERROR', undefined, 'GET /external-locations')],
    ['no answer', new NetworkError({ service: 'Databricks', tried: 'create a location' })],
    ['something else', new Error('AccessDenied')],
  ])('%s', (_name, error) => {
    expect(storageRefusal(error)).toBeUndefined();
  });
});
