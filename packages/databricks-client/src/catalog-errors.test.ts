import { ApiError } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { isAlreadyExists, isMissing } from './catalog-errors.ts';

const said = (status: number, code?: string): ApiError =>
  new ApiError({ service: 'Databricks', tried: 'create catalog main', status, code });

it.each([
  [400, 'CATALOG_ALREADY_EXISTS'],
  [400, 'EXTERNAL_LOCATION_ALREADY_EXISTS'],
  [400, 'RESOURCE_ALREADY_EXISTS'],
  [409, 'ALREADY_EXISTS'],
  [409, 'TABLE_ALREADY_EXISTS'],
])('%i %s says that it is there', (status, code) => {
  expect([isAlreadyExists(said(status, code)), isMissing(said(status, code))]).toEqual([true, false]);
});

it.each([
  [404, 'CATALOG_NOT_FOUND'],
  [404, 'SCHEMA_DOES_NOT_EXIST'],
  [404, 'RESOURCE_DOES_NOT_EXIST'],
  [404, 'NOT_FOUND'],
])('%i %s says that it is not there', (status, code) => {
  expect([isAlreadyExists(said(status, code)), isMissing(said(status, code))]).toEqual([false, true]);
});

it.each([
  [404, 'ENDPOINT_NOT_FOUND'],
  [404, 'FEATURE_DISABLED'],
  [404, undefined],
  [409, 'ABORTED'],
  [409, 'COMMIT_VERSION_CONFLICT'],
  [409, undefined],
  [400, 'FAILED_PRECONDITION'],
  [403, 'PERMISSION_DENIED'],
])('%i %s says neither', (status, code) => {
  expect([isAlreadyExists(said(status, code)), isMissing(said(status, code))]).toEqual([false, false]);
});

it('other errors say neither', () => {
  const error = Object.assign(new Error('?'), { code: 'TABLE_NOT_FOUND', status: 404 });
  expect([isAlreadyExists(error), isMissing(error), isMissing(undefined)]).toEqual([false, false, false]);
});
