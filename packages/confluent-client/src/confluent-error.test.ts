import { createSecret } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { readConfluentError } from './confluent-error.ts';

const failure = (error: Record<string, unknown>, ...others: Record<string, unknown>[]) => ({
  errors: [error, ...others],
});

describe('readConfluentError', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a failure of the control plane',
      failure({ id: 'e-1', status: '409', code: 'resource_already_exists', detail: 'It exists.', source: {} }),
      { code: 'resource_already_exists', detail: 'It exists.', requestId: 'e-1' },
    ],
    [
      'a failure without a code',
      failure({ id: 'e-2', status: '401', detail: 'Unauthorized', source: {} }),
      { code: undefined, detail: 'Unauthorized', requestId: 'e-2' },
    ],
    [
      'a failure at a field of the body',
      failure({
        id: 'e-3',
        status: '422',
        code: 'invalid_configuration',
        detail: 'bad',
        source: { pointer: '/spec/config' },
      }),
      { code: 'invalid_configuration', detail: 'bad (at /spec/config)', requestId: 'e-3' },
    ],
    [
      'a failure at a query parameter',
      failure({ status: '400', code: 'invalid_filter', title: 'Invalid filter', source: { parameter: 'page_size' } }),
      { code: 'invalid_filter', detail: 'Invalid filter (at page_size)', requestId: undefined },
    ],
    [
      'several failures',
      failure({ id: 'e-4', code: 'a', detail: 'first' }, { id: 'e-5', code: 'b', detail: 'second' }, { id: 'e-6' }),
      { code: 'a', detail: 'first; second', requestId: 'e-4' },
    ],
    [
      'a failure of nulls',
      failure({ id: null, code: null, detail: null, source: null }),
      { code: undefined, detail: undefined, requestId: undefined },
    ],
    ['texts', { errors: ['Forbidden', 'No such route'] }, { code: undefined, detail: 'Forbidden; No such route' }],
    ['a message in the list', { errors: [{ code: 40, message: 'no' }] }, { code: '40', detail: 'no' }],
    ['no failure in the list', { errors: [] }, { detail: '{"errors":[]}' }],
    [
      'Connect, nested',
      { error: { code: 404, message: 'resource not found' } },
      { code: '404', detail: 'resource not found' },
    ],
    [
      'Connect, nested, with a message only',
      { error: { message: 'no trace' } },
      { code: undefined, detail: 'no trace' },
    ],
    [
      "Connect's create",
      { code: 400, message: 'Connector orders already exists' },
      { code: '400', detail: 'Connector orders already exists' },
    ],
    [
      'Kafka REST',
      { error_code: 40403, message: 'This server does not host this topic-partition.' },
      { code: '40403', detail: 'This server does not host this topic-partition.' },
    ],
    [
      'Schema Registry',
      { error_code: 40401, message: "Subject 'x' not found." },
      { code: '40401', detail: "Subject 'x' not found." },
    ],
    ['a message alone', { message: 'Forbidden' }, { code: undefined, detail: 'Forbidden' }],
    ['an unknown shape', { reason: 'because' }, { detail: '{"reason":"because"}' }],
    ['an error that is a text', { error: 'broken' }, { detail: '{"error":"broken"}' }],
    ['a page', '<html><head><title>Error 401 Unauthorized</title></head></html>', { detail: 'Error 401 Unauthorized' }],
    ['a text', '  Too many\n requests ', { detail: 'Too many requests' }],
    ['a text with signs that are no markup', 'needs 1 < 2 and 3 > 2', { detail: 'needs 1 < 2 and 3 > 2' }],
    ['nothing', undefined, { detail: undefined }],
    ['an empty text', '', { detail: undefined }],
    ['null', null, { detail: undefined }],
    ['a number', 42, { detail: '42' }],
    ['a long text', 'x'.repeat(500), { detail: `${'x'.repeat(300)}… (200 more characters)` }],
  ])('understands %s', (_what, body, read) => {
    expect(readConfluentError(body)).toEqual(read);
  });

  it('cuts no secret in half', () => {
    createSecret('abcdefghijklmnopqrstuvwxyz');
    expect(readConfluentError(`${'x'.repeat(290)}abcdefghijklmnopqrstuvwxyz`)).toEqual({
      detail: `${'x'.repeat(290)}[redacted]`,
    });
  });
});
