import Ajv2020 from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { descriptions, keyOf } from './descriptions.ts';
import { samplesOf } from './samples.ts';

const nothingToResolve = (node: unknown): Record<string, unknown> => node as Record<string, unknown>;

it('samples hold every field, union member and enum value, with and without what is optional', () => {
  const schema = {
    type: 'object',
    required: ['kind'],
    properties: {
      kind: { oneOf: [{ type: 'string', enum: ['A', 'B'] }, { type: 'null' }] },
      count: { type: 'integer', format: 'int32', minimum: 1 },
      tags: { type: 'array', maxItems: 1, items: { type: 'boolean' } },
      etag: { type: 'string', readOnly: true },
      secret: { type: 'string', format: 'uuid', writeOnly: true },
    },
  };
  const secret = '01234567-89ab-4cde-8f01-23456789abcd';
  expect(samplesOf(schema, { resolve: nothingToResolve, purpose: 'request' })).toEqual([
    { kind: 'A', count: 2_147_483_647, tags: [], secret },
    { kind: 'B', count: 1, tags: [true], secret },
    { kind: null, count: 2_147_483_647, tags: [false], secret },
    { kind: 'A' },
  ]);
  expect(samplesOf(schema, { resolve: nothingToResolve, purpose: 'response' }).at(-2)).toEqual({
    kind: null,
    count: 2_147_483_647,
    tags: [false],
    etag: expect.stringMatching(/^etag: ä "quoted"/),
  });
});

it('a schema inside itself ends', () => {
  const node = { type: 'object', properties: { next: { $ref: '#/node' } } };
  const resolve = (found: unknown): Record<string, unknown> =>
    (found as { $ref?: string }).$ref ? node : nothingToResolve(found);
  expect(samplesOf({ $ref: '#/node' }, { resolve, purpose: 'request' })).toEqual([{ next: {} }, {}]);
});

it.each(descriptions)('every sample of $name is legal', ({ name, document, resolve, operations }) => {
  const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: name, components: document.components as object });
  const wrong = operations.flatMap((operation) =>
    [
      { purpose: 'request' as const, schema: operation.body?.schema },
      ...operation.successes.map(({ schema }) => ({ purpose: 'response' as const, schema })),
    ]
      .filter(({ schema }) => schema !== undefined)
      .flatMap(({ purpose, schema }) => {
        const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${name}#/`)));
        const samples = samplesOf(schema, { resolve, purpose });
        if (samples.length === 0) return [`${keyOf(operation)} has no ${purpose} sample`];
        return samples
          .filter((sample) => !validate(sample))
          .map(
            (sample) => `${keyOf(operation)} ${purpose}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(sample)}`,
          );
      }),
  );
  expect(wrong).toEqual([]);
});
