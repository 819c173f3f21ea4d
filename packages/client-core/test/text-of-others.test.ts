import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  createVirtualClock,
  excerpt,
  explain,
  InputError,
  InvalidResponseError,
  NetworkError,
  PaginationError,
  waitUntil,
} from '../src/index.ts';
import { watchDrift } from '../src/watch-drift.ts';

// Whatever a server, a file or a name says: it is text in a line of ours, never a line, a colour or a command of its own.

const ours = '✓ verify tables: complete';
const hostile = `a\n${ours}\r\n\u001b[2J\u001b]0;title\u0007\u009b31m\u202eb\u2028c\u200b\0${'x'.repeat(100_000)}`;
const service = 'River Cloud';
const facts = {
  service,
  tried: hostile,
  operation: hostile,
  code: hostile,
  requestId: hostile,
  detail: hostile,
  hint: hostile,
};
const careless = Object.assign(new Error(hostile, { cause: new Error(hostile) }), { code: hostile, url: hostile });

async function waitFor(judge: 'pending' | 'failed'): Promise<unknown> {
  let checks = 0;
  return waitUntil({
    waitingFor: hostile,
    clock: createVirtualClock(),
    timeoutMs: 600_000,
    observe: async () => hostile,
    judge: (said) => ({ state: judge, phase: `${++checks} ${said}`, why: said }),
    timeoutHint: () => hostile,
  }).catch((error: unknown) => error);
}

const errors: Readonly<Record<string, () => unknown>> = {
  ApiError: () => new ApiError({ ...facts, status: 400, cause: careless }),
  NetworkError: () => new NetworkError({ ...facts, cause: careless }),
  InvalidResponseError: () => new InvalidResponseError({ ...facts, status: 200, cause: hostile }),
  PaginationError: () => new PaginationError(hostile, hostile),
  'InputError with a cause': () => new InputError({ tried: hostile, problems: [], cause: careless }),
  'WaitError of a time-out': () => waitFor('pending'),
  'WaitError of a failure': () => waitFor('failed'),
};

describe.each(Object.entries(errors))('%s', (_name, make) => {
  it('holds no control and no line of somebody else, however it is printed', async () => {
    const error = (await make()) as Error;
    const { lastObservation: _raw, ...shown } = error as Error & { lastObservation?: unknown };
    Object.defineProperty(error, 'lastObservation', { enumerable: false, value: undefined });
    for (const text of [error.message, explain(error), inspect(error, { depth: 10 }), JSON.stringify(shown)]) {
      expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
      expect(text).not.toMatch(/(^|\n)\s*✓/);
    }
  });

  it('is as long as a person reads, and says how much is left out', async () => {
    const error = (await make()) as Error;
    expect(error.message.length).toBeLessThan(5_000);
    expect(explain(error).length).toBeLessThan(8_000);
    expect(error.message).toMatch(/… \(\d{2,3},\d{3} more characters\)/);
  });
});

it('an InputError has one line for each problem, and no other', () => {
  const problem = { path: hostile, problem: hostile, remedy: hostile };
  const { message } = new InputError({ tried: 'read it', problems: Array.from({ length: 60 }, () => problem) });
  const lines = message.split('\n');
  expect(lines).toHaveLength(52);
  expect(lines.slice(1, 51).every((line) => line.startsWith('  - a ✓ verify'))).toBe(true);
  expect(lines[51]).toBe('  … and 10 more');
});

it('a wait remembers how it began, and a bounded number of phases', async () => {
  const error = (await waitFor('pending')) as { history: readonly { phase: string }[] };
  expect(error.history).toHaveLength(100);
  expect(error.history[0]?.phase).toMatch(/^1 a ✓ verify tables: complete �\[2J/);
});

it.each([
  ['a foreign error', careless],
  ['a foreign error without a message', Object.assign(new Error(''), { name: hostile })],
  ['several', new AggregateError([careless, hostile])],
  ['a text', hostile],
  ['an object', { [hostile]: 1 }],
])('explains %s in one line', (_what, thrown) => {
  expect(explain(thrown)).not.toMatch(/[\p{C}\u2028\u2029]/u);
  expect(explain(thrown).length).toBeLessThan(2_000);
});

it('an excerpt is one line', () => {
  expect(excerpt(hostile)).toMatch(
    /^a ✓ verify tables: complete �\[2J�]0;title��31m�b c��x+… \(99,7\d\d more characters\)$/,
  );
});

it('a place in a drift report is one line', async () => {
  const reports = await new Promise<readonly string[]>((resolve) => {
    const pointers: string[] = [];
    const watch = watchDrift(
      ({ pointer }) => {
        pointers.push(pointer);
        if (pointers.length === 2) resolve(pointers);
      },
      async () => ({ shapes: { operations: { 'GET /x': { fields: {} } }, named: {} } }),
    );
    watch('GET /x', Response.json({ [`a\n${ours}\u001b[2J`]: 1, [hostile]: 2 }));
  });
  expect(reports).toEqual(['/a ✓ verify tables: complete�[2J', '/*']);
});
