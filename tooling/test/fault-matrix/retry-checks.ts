import { expect } from 'vitest';
import {
  cutBody,
  cutChunks,
  type Fault,
  hangAfter,
  json,
  reset,
  text,
} from '../../../packages/client-core/test/support/fault-server.ts';
import type { Check } from './checks.ts';
import { onStage } from './stage.ts';
import type { Subject } from './subject.ts';
import { thrownBy, whenSettled } from './thrown-by.ts';

const done = json(200, { name: 'one' });
/** Two seconds after the clock of every stage starts. */
const inTwoSeconds = new Date(Date.UTC(2026, 0, 1) + 2_000).toUTCString();

export const retryChecks: readonly Check[] = [
  {
    name: 'R1 429 + Retry-After: retried, wait honoured',
    async run(subject) {
      const slowDown = json(429, {}, { 'retry-after': '2' });
      await expectPatience(subject, slowDown, 2_000);
      await expectPatience(subject, text(429, '', { 'retry-after': '2' }), 2_000);
      await onStage(subject, [slowDown, done], async ({ calls, server, arrivalsMs }) => {
        await calls.create('a-body');
        expect(server.seen).toHaveLength(2);
        expect(pauseOf(arrivalsMs)).toBeGreaterThanOrEqual(2_000);
      });
    },
  },
  {
    name: 'R2 503 + Retry-After: retried, wait honoured',
    run: (subject) => expectPatience(subject, json(503, {}, { 'retry-after': '2' }), 2_000),
  },
  {
    name: 'R3 503 + Retry-After as HTTP date honoured',
    run: (subject) => expectPatience(subject, json(503, {}, { 'retry-after': inTwoSeconds }), 2_000),
  },
  {
    name: 'R4 503 without Retry-After: retried',
    run: (subject) => expectPatience(subject, json(503)),
  },
  {
    name: 'R5 500 on GET: retried',
    run: (subject) => expectPatience(subject, json(500)),
  },
  {
    name: 'R6 reset before response, GET: retried',
    run: (subject) => expectPatience(subject, reset),
  },
  {
    name: 'R7 reset on a reused keep-alive socket, GET: retried',
    run: (subject) =>
      onStage(subject, [done, reset, done], async ({ calls, server, ports }) => {
        await calls.read('one');
        // The socket is free again one turn after its answer was read.
        await new Promise((resolve) => setImmediate(resolve));
        await calls.read('one');
        expect(server.seen).toHaveLength(3);
        expect(ports[1]).toBe(ports[0]);
      }),
  },
  {
    name: 'R8 body cut mid-way, GET: retried',
    async run(subject) {
      await expectPatience(subject, cutBody);
      await expectPatience(subject, cutChunks);
    },
  },
  {
    name: 'R9 POST after reset: not replayed, or replayed with one idempotency key',
    async run(subject) {
      for (const write of ['create', 'change'] as const) {
        await onStage(subject, [reset, done], async ({ calls, server }) => {
          await thrownBy(calls[write]('a-body'));
          expect(server.seen).toHaveLength(1);
        });
      }
    },
  },
  {
    name: 'R10 long Retry-After (90 s): not retried earlier than asked',
    run: (subject) =>
      onStage(subject, [json(429, {}, { 'retry-after': '90' })], async ({ calls, server, nowMs }) => {
        const startedMs = nowMs();
        await whenSettled(calls.read('one'));
        expect(nowMs() - startedMs).toBeLessThan(90_000);
        expect(server.seen).toHaveLength(1);
      }),
  },
  {
    name: 'G1 endless 429: gives up within 30 s with a typed 429 error',
    run: (subject) =>
      onStage(subject, [json(429, {}, { 'retry-after': '1' })], async ({ calls, nowMs }) => {
        for (const call of [() => calls.read('one'), () => calls.create('a-body')]) {
          const startedMs = nowMs();
          expect(await thrownBy(call())).toMatchObject({ name: 'ApiError', status: 429, isRetryable: true });
          expect(nowMs() - startedMs).toBeLessThanOrEqual(30_000);
        }
      }),
  },
  {
    name: 'G2 no response at all: own time-out within 75 s',
    async run(subject) {
      const { arrived, fault } = hangAfter();
      await onStage(subject, [fault], async ({ calls, pass }) => {
        const call = thrownBy(calls.read('one'));
        await arrived;
        pass(75_000);
        await whenSettled(call);
        expect(await call).toMatchObject({ name: 'NetworkError', code: 'timeout' });
      });
    },
  },
];

/** One fault, then success: the call succeeds at the second try, and not before the server wants it. */
async function expectPatience(subject: Subject, fault: Fault, pauseMs = 0): Promise<void> {
  await onStage(subject, [fault, done], async ({ calls, server, arrivalsMs }) => {
    expect(await calls.read('one')).toEqual({ name: 'one' });
    expect(server.seen).toHaveLength(2);
    expect(pauseOf(arrivalsMs)).toBeGreaterThanOrEqual(pauseMs);
  });
}

function pauseOf([first = 0, second = 0]: readonly number[]): number {
  return second - first;
}
