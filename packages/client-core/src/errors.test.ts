import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import {
  ApiError,
  InputError,
  InvalidResponseError,
  isConflict,
  isNotFound,
  NetworkError,
  SdkError,
} from './errors.ts';
import { createSecret } from './secret.ts';
import { WaitError } from './wait-until.ts';

const facts = { service: 'Confluent Cloud', tried: 'enable Tableflow on topic "orders"' };

describe('messages', () => {
  it.each([
    [
      new ApiError({
        ...facts,
        status: 409,
        code: 'resource_already_exists',
        detail: 'Tableflow is enabled already.',
        requestId: 'req-1',
        attempts: 3,
        hint: 'Read it.',
      }),
      'Could not enable Tableflow on topic "orders": Confluent Cloud returned 409 resource_already_exists: Tableflow is enabled already (request id req-1), after 3 attempts. Read it.',
    ],
    [
      new ApiError({ ...facts, status: 500 }),
      'Could not enable Tableflow on topic "orders": Confluent Cloud returned 500.',
    ],
    [
      new ApiError({ ...facts, status: 404, code: '404', detail: 'no such connector' }),
      'Could not enable Tableflow on topic "orders": Confluent Cloud returned 404: no such connector.',
    ],
    [
      new ApiError({ ...facts, status: 400, detail: 'no such path: s3://bucket/../x...' }),
      'Could not enable Tableflow on topic "orders": Confluent Cloud returned 400: no such path: s3://bucket/../x.',
    ],
    [
      new NetworkError({ ...facts, code: 'ECONNREFUSED', detail: 'connect ECONNREFUSED 127.0.0.1:1', attempts: 3 }),
      'Could not enable Tableflow on topic "orders": no response from Confluent Cloud (ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1), after 3 attempts.',
    ],
    [
      new InvalidResponseError({ ...facts, status: 200, detail: 'Log in', hint: 'Check the base URL.' }),
      'Could not enable Tableflow on topic "orders": Confluent Cloud returned 200 with a body that cannot be read: Log in. Check the base URL.',
    ],
    [
      new InputError({
        tried: 'read the configuration',
        problems: [
          { path: 'topic', problem: 'is missing.', remedy: 'Set it.' },
          { path: 'storage.kind', problem: 'is unknown.', remedy: 'Use ByobAws.' },
        ],
      }),
      'Could not read the configuration:\n  - topic: is missing. Set it.\n  - storage.kind: is unknown. Use ByobAws.',
    ],
  ])('%#', (error, message) => {
    expect(error.message).toBe(message);
  });
});

describe('what an error carries', () => {
  it('has the facts as properties', () => {
    const cause = new Error('inner');
    const error = new ApiError({
      ...facts,
      operation: 'POST /tableflow/v1/tableflow-topics',
      status: 429,
      code: 'rate_limited',
      requestId: 'req-2',
      detail: 'Too many requests',
      hint: 'Wait.',
      isRetryable: true,
      attempts: 2,
      retryAfterMs: 3_000,
      cause,
    });
    expect({ ...error }).toEqual({
      name: 'ApiError',
      service: 'Confluent Cloud',
      tried: 'enable Tableflow on topic "orders"',
      operation: 'POST /tableflow/v1/tableflow-topics',
      status: 429,
      code: 'rate_limited',
      requestId: 'req-2',
      detail: 'Too many requests',
      hint: 'Wait.',
      isRetryable: true,
      attempts: 2,
      retryAfterMs: 3_000,
    });
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(Error);
  });

  it('shows no secret, however it is printed', () => {
    createSecret('quoted-by-the-server');
    const error = new ApiError({
      ...facts,
      status: 400,
      detail: 'client_secret quoted-by-the-server is wrong',
      hint: 'Do not use quoted-by-the-server.',
    });
    const input = new InputError({
      tried: 'read it',
      problems: [{ path: 'password', problem: '"quoted-by-the-server" is too short.', remedy: 'Take another.' }],
    });
    for (const shown of [error, input]) {
      expect(
        inspect(shown, { depth: null, showHidden: true }) + JSON.stringify(shown) + String(shown) + shown.stack,
      ).not.toContain('quoted-by-the-server');
    }
    expect(error.detail).toBe('client_secret [redacted] is wrong');
  });
});

describe('isInstance', () => {
  const all = {
    ApiError: new ApiError({ ...facts, status: 404 }),
    NetworkError: new NetworkError(facts),
    InvalidResponseError: new InvalidResponseError(facts),
    InputError: new InputError({ tried: 'x', problems: [] }),
    WaitError: new WaitError('late', {
      reason: 'timeout',
      waitingFor: 'it',
      elapsedMs: 1,
      history: [],
      lastObservation: undefined,
    }),
  };

  it('knows each class, and no other', () => {
    const guards = { ApiError, NetworkError, InvalidResponseError, InputError, WaitError };
    for (const [name, guard] of Object.entries(guards)) {
      expect(
        Object.entries(all)
          .filter(([, error]) => guard.isInstance(error))
          .map(([found]) => found),
      ).toEqual([name]);
    }
    expect(Object.values(all).every((error) => SdkError.isInstance(error))).toBe(true);
  });

  it.each([undefined, null, 'ApiError', 42, {}, new Error('plain')])('is false for %s', (value) => {
    expect([SdkError, ApiError, WaitError].map((guard) => guard.isInstance(value))).toEqual([false, false, false]);
  });

  it('knows the errors of another copy of the package, where instanceof does not', async () => {
    vi.resetModules();
    const copy = await import('./errors.ts');
    const waits = await import('./wait-until.ts');
    expect(copy.ApiError).not.toBe(ApiError);
    const foreign = new copy.ApiError({ ...facts, status: 404 });
    expect(foreign instanceof ApiError).toBe(false);
    expect(ApiError.isInstance(foreign)).toBe(true);
    expect(SdkError.isInstance(foreign)).toBe(true);
    expect(NetworkError.isInstance(foreign)).toBe(false);
    expect(isNotFound(foreign)).toBe(true);
    expect(copy.ApiError.isInstance(all.ApiError)).toBe(true);
    const late = {
      reason: 'timeout',
      waitingFor: 'it',
      elapsedMs: 1,
      history: [],
      lastObservation: undefined,
    } as const;
    expect(WaitError.isInstance(new waits.WaitError('late', late))).toBe(true);
  });
});

describe('isNotFound and isConflict', () => {
  it.each([
    [404, undefined, true, false],
    [409, undefined, false, true],
    [400, 'SCHEMA_ALREADY_EXISTS', false, true],
    [400, 'resource_already_exists', false, true],
    [400, 'INVALID_PARAMETER_VALUE', false, false],
    [403, 'forbidden_access', false, false],
  ])('%s %s', (status, code, notFound, conflict) => {
    const error = new ApiError({ ...facts, status, code });
    expect([isNotFound(error), isConflict(error)]).toEqual([notFound, conflict]);
  });
});
