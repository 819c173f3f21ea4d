import { inspect } from 'node:util';
import { expect } from 'vitest';
import { json, reset, startFaultServer, text } from '../../../packages/client-core/test/support/fault-server.ts';
import type { Check } from './checks.ts';
import { onStage } from './stage.ts';
import type { Subject } from './subject.ts';
import { thrownBy } from './thrown-by.ts';

const page = '<html><head><title>503 Service Temporarily Unavailable</title></head><body>nginx</body></html>';
const html = { 'content-type': 'text/html' };

export const errorChecks: readonly Check[] = [
  {
    name: "E1 400: typed error with status and the API's own error code",
    run: (subject) => eachError(subject, ({ code }) => ({ name: 'ApiError', status: 400, code, isRetryable: false })),
  },
  {
    name: 'E2 request id available as a property of the error',
    run: (subject) => eachError(subject, ({ requestId }) => ({ requestId })),
  },
  {
    name: 'E3 HTML 503 from a proxy: typed error with status 503',
    run: (subject) =>
      onStage(subject, [text(503, page, html)], async ({ calls }) => {
        for (const call of [() => calls.read('one'), () => calls.create('a-body')])
          expect(await thrownBy(call())).toMatchObject({
            name: 'ApiError',
            status: 503,
            detail: '503 Service Temporarily Unavailable',
          });
      }),
  },
  {
    name: 'E4 200 with a body that is not JSON: typed error',
    async run(subject) {
      for (const body of ['<html><title>Log in</title></html>', '{"name": "on', ''])
        await onStage(subject, [text(200, body, html)], async ({ calls }) => {
          expect(await thrownBy(calls.read('one'))).toMatchObject({ name: 'InvalidResponseError', status: 200 });
        });
    },
  },
  {
    name: 'E5 connection error: typed, with the cause code reachable',
    run: (subject) =>
      onStage(subject, [json(200)], async ({ calls, server }) => {
        await server.close();
        const error = await thrownBy(calls.read('one'));
        expect(error).toMatchObject({ name: 'NetworkError', code: 'ECONNREFUSED' });
        expect(error.cause).toBeInstanceOf(Error);
      }),
  },
  {
    name: 'S1 bearer token absent from console.log / JSON / deep inspect of the error',
    async run(subject) {
      const echo = { ...(subject.refusal.body as object), echo: subject.secrets.join(' ') };
      for (const fault of [json(400, echo), text(500, subject.secrets.join(' ')), reset])
        await onStage(subject, [fault], async ({ calls }) => {
          expectSilence(await thrownBy(calls.read('one')), subject.secrets);
        });
    },
  },
  {
    name: 'S2 secret of the request body absent likewise',
    async run(subject) {
      for (const fault of [json(400, subject.refusal.body), reset, text(200, 'not JSON')])
        await onStage(subject, [fault], async ({ calls, server }) => {
          const error = await thrownBy(calls.create('secret-of-the-body'));
          expect(server.seen[0]).toContain('secret-of-the-body');
          expectSilence(error, ['secret-of-the-body']);
        });
    },
  },
  {
    name: 'S3 cross-origin redirect does not carry Authorization',
    async run(subject) {
      const other = await startFaultServer([json(200, { name: 'one' })], 'localhost');
      try {
        await onStage(subject, [text(302, '', { location: `${other.url}/elsewhere` })], async ({ calls, server }) => {
          await thrownBy(calls.read('one'));
          expect(server.headers[0]?.authorization).toMatch(/^(Basic|Bearer) /);
          expect(other.headers.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
        });
      } finally {
        await other.close();
      }
    },
  },
];

/** The refusal of the vendor, of a GET and of a POST. */
async function eachError(
  subject: Subject,
  expected: (refusal: Subject['refusal']) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const { body, headers } = subject.refusal;
  await onStage(subject, [json(400, body, headers)], async ({ calls, server }) => {
    for (const call of [() => calls.read('one'), () => calls.create('a-body')])
      expect(await thrownBy(call())).toMatchObject(expected(subject.refusal));
    expect(server.seen).toHaveLength(2);
  });
}

/** Whatever a program may print of an error. */
function expectSilence(error: Error, secrets: readonly string[]): void {
  const shown = [inspect(error), inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.stack];
  for (const secret of secrets) expect(shown.join('\n')).not.toContain(secret);
}
