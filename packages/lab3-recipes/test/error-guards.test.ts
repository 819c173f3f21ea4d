import { ApiError, SdkError } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import * as recipes from '../src/index.ts';

// A guard that is only inherited takes every error of the house for one of its kind.

const errors = Object.entries(recipes).flatMap(([name, thing]): readonly (readonly [string, typeof SdkError])[] =>
  typeof thing === 'function' && thing.prototype instanceof SdkError ? [[name, thing as typeof SdkError]] : [],
);

it.each(errors)('%s knows its own kind alone', (name, kind) => {
  const other = new ApiError({ service: 'Databricks', tried: 'list the catalogs', status: 500 });
  expect(kind.isInstance(other)).toBe(false);
  // As a second installed copy of the package would make it.
  const own = Object.assign(Object.create(null), { [Symbol.for(`@tableflow-workshop/${name}`)]: true });
  expect(kind.isInstance(own)).toBe(true);
});

it('all of them are held to it', () => {
  expect(errors.map(([name]) => name).sort()).toEqual([
    'ConcurrentRunError',
    'LeftoversError',
    'RotationError',
    'SourceError',
    'StatementError',
    'StepsError',
    'TableFilesError',
  ]);
});
