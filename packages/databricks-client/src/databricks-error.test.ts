import { ApiError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { readDatabricksError, unwrapDatabricks } from './databricks-error.ts';

describe('readDatabricksError', () => {
  it.each<[string, unknown, unknown]>([
    [
      'the usual body',
      { error_code: 'CATALOG_DOES_NOT_EXIST', message: "Catalog 'c' does not exist." },
      { code: 'CATALOG_DOES_NOT_EXIST', detail: "Catalog 'c' does not exist." },
    ],
    [
      'a code that is a number',
      { error_code: 403, message: 'Invalid access token.' },
      { code: '403', detail: 'Invalid access token.' },
    ],
    [
      'details with the request id among them',
      {
        error_code: 'INVALID_PARAMETER_VALUE',
        message: 'bad',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'X', domain: 'd' },
          { '@type': 'type.googleapis.com/google.rpc.RequestInfo', request_id: 'req-1', serving_data: '' },
        ],
      },
      { code: 'INVALID_PARAMETER_VALUE', detail: 'bad', requestId: 'req-1' },
    ],
    [
      'details of other shapes',
      { error_code: 'X', message: 'm', details: ['text', 7, null, { request_id: null }, { request_id: 'req-2' }] },
      { code: 'X', detail: 'm', requestId: 'req-2' },
    ],
    ['details that are no list', { error_code: 'X', message: 'm', details: { a: 1 } }, { code: 'X', detail: 'm' }],
    ['an empty message', { error_code: 'INTERNAL_ERROR', message: '' }, { code: 'INTERNAL_ERROR', detail: undefined }],
    ['a message that is no text', { error_code: 'X', message: { a: 1 } }, { code: 'X', detail: '{"a":1}' }],
    ['a message alone', { message: 'no' }, { code: undefined, detail: 'no' }],
    [
      'SCIM',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        detail: 'Group with name g already exists.',
        status: '409',
        scimType: 'uniqueness',
      },
      { code: 'SCIM_409', detail: 'uniqueness Group with name g already exists.' },
    ],
    ['SCIM without a type', { detail: 'gone', status: 404 }, { code: 'SCIM_404', detail: 'gone' }],
    [
      'SCIM that says null',
      { detail: 'null', status: '500' },
      { code: 'SCIM_500', detail: 'the identity service failed without a reason' },
    ],
    ['the oldest shape', { error: 'Path must be absolute' }, { code: undefined, detail: 'Path must be absolute' }],
    [
      'a gateway of Azure',
      { error: { code: 'AuthenticationFailed', message: 'The token is not of this tenant.' } },
      { code: 'AuthenticationFailed', detail: 'The token is not of this tenant.' },
    ],
    [
      'OAuth',
      { error: 'invalid_client', error_description: 'Client authentication failed' },
      { code: 'invalid_client', detail: 'Client authentication failed' },
    ],
    ['a text with a code', 'INVALID_STATE: it is\nstarting', { code: 'INVALID_STATE', detail: 'it is starting' }],
    ['a text without one', 'upstream connect error', { detail: 'upstream connect error' }],
    ['a page', '<html><body><pre>Bad  gateway</pre></body></html>', { detail: 'Bad gateway' }],
    ['a page with a title', '<html><title>Temporarily away</title></html>', { detail: 'Temporarily away' }],
    ['an unknown shape', { reason: 'because' }, { detail: '{"reason":"because"}' }],
    ['a list', ['a'], { detail: '["a"]' }],
    ['nothing', undefined, {}],
    ['an empty text', '', {}],
  ])('understands %s', (_what, body, read) => {
    expect(readDatabricksError(body)).toEqual(read);
  });
});

describe('unwrapDatabricks', () => {
  async function refusal(status: number, error: unknown): Promise<ApiError> {
    const call = Promise.resolve({ error, response: new Response(null, { status }) });
    const thrown = await unwrapDatabricks(call, 'create external location "rivers"').catch((caught: unknown) => caught);
    if (!ApiError.isInstance(thrown)) throw new Error('not an ApiError');
    return thrown;
  }

  it('explains an empty 500', async () => {
    const error = await refusal(500, { error_code: 'INTERNAL_ERROR', message: '' });
    expect(error.message).toBe(
      'Could not create external location "rivers": Databricks returned 500 INTERNAL_ERROR. An empty 500 here usually means that a fresh IAM trust has not reached Databricks yet: try again in a minute.',
    );
    expect(error.isRetryable).toBe(true);
  });

  it.each([
    [401, 'The unknown credentials was refused: check that it is valid for this workspace.'],
    [403, 'The unknown credentials is missing a privilege for this: ask the owner of the object to grant it.'],
    [404, undefined],
    [500, undefined],
  ])('has a hint for %s', async (status, hint) => {
    expect((await refusal(status, { error_code: 'X', message: 'said' })).hint).toBe(hint);
  });
});
