import { describe, expect, it, vi } from 'vitest';
import { createSecret } from './secret.ts';
import type { ApiShapes } from './shape.ts';
import { type DriftReport, watchDrift } from './watch-drift.ts';

const shapes: ApiShapes = {
  operations: { 'GET /rivers': { list: '#River' }, 'GET /rivers/{name}': '#River', 'GET /all': { fields: {} } },
  named: { River: { fields: { name: 'string' } } },
};

/** A watch that has seen these answers, and what it reported of them. */
async function watched(answers: readonly (readonly [string, Response])[], count: number) {
  const reports: DriftReport[] = [];
  const watch = watchDrift(
    (report) => reports.push(report),
    async () => ({ shapes }),
  );
  for (const [operation, response] of answers) watch(operation, response);
  await vi.waitFor(() => expect(reports).toHaveLength(count));
  return reports;
}

const river = 'GET /rivers/{name}';

describe('a drift', () => {
  it('is reported with operation, place and what was expected', async () => {
    expect(await watched([[river, Response.json({ name: 1, source: 'Alps' })]], 2)).toEqual([
      { operation: river, pointer: '/name', kind: 'type', expected: 'string' },
      { operation: river, pointer: '/source', kind: 'unknown' },
    ]);
  });

  it('is reported once for an operation, whatever holds it', async () => {
    const list = (): Response => Response.json([{ name: 1 }, { name: 2 }, { name: null }, {}]);
    expect(
      await watched(
        [
          ['GET /rivers', list()],
          ['GET /rivers', list()],
          [river, Response.json({})],
        ],
        3,
      ),
    ).toEqual([
      { operation: 'GET /rivers', pointer: '/*/name', kind: 'type', expected: 'string' },
      { operation: 'GET /rivers', pointer: '/*/name', kind: 'missing', expected: 'string' },
      { operation: river, pointer: '/name', kind: 'missing', expected: 'string' },
    ]);
  });

  it('is checked in successes with a described body alone', async () => {
    const answers: readonly [string, Response][] = [
      [river, Response.json({ error: 'no' }, { status: 404 })],
      [river, new Response(null, { status: 204 })],
      [river, new Response('', { status: 202 })],
      ['GET /lakes', Response.json({ lake: 1 })],
      [river, Response.json({})],
    ];
    expect(await watched(answers, 1)).toEqual([
      { operation: river, pointer: '/name', kind: 'missing', expected: 'string' },
    ]);
  });

  it('is reported without data that is in the place of names', async () => {
    createSecret('river/secret~0001');
    const body = { 'river/secret~0001': 1, 'prefix river/secret~0001': 1, ['x'.repeat(65)]: 1, ['y'.repeat(64)]: 1 };
    const reports = await watched([['GET /all', Response.json(body)]], 4);
    expect(reports.map(({ pointer }) => pointer)).toEqual([
      '/[redacted]',
      '/prefix [redacted]',
      '/*',
      `/${'y'.repeat(64)}`,
    ]);
  });

  it('is told a hundred times for an operation, and no more', async () => {
    const names = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`name${index}`, 1]));
    const reports = await watched(
      [
        ['GET /all', Response.json(names)],
        [river, Response.json({})],
      ],
      101,
    );
    expect(reports.at(-1)?.operation).toBe(river);
  });
});

describe('watching', () => {
  it('loads nothing before the first answer, and once', async () => {
    const load = vi.fn(async () => ({ shapes }));
    const report = vi.fn();
    const watch = watchDrift(report, load);
    expect(load).not.toHaveBeenCalled();
    watch(river, Response.json({}));
    watch('GET /rivers', Response.json({}));
    expect(load).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(2));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('leaves the body to the caller, who may do with it what he likes', async () => {
    const reports: DriftReport[] = [];
    const watch = watchDrift(
      (report) => reports.push(report),
      async () => ({ shapes }),
    );
    const response = Response.json({ name: 1 });
    watch(river, response);
    const body = (await response.json()) as { name: unknown };
    body.name = 'Rhine';
    await vi.waitFor(() => expect(reports).toHaveLength(1));
  });

  it('harms nobody: not with broken bodies, lost descriptions or callbacks that throw', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const attempts: string[] = [];
    const failing = watchDrift(
      (report) => {
        attempts.push(report.pointer);
        throw new Error('a broken callback');
      },
      async () => ({ shapes }),
    );
    failing(river, new Response('{"name":'));
    failing(river, Response.json({ source: 'Alps' }));
    failing('GET /rivers', Response.json([{}]));
    watchDrift(vi.fn(), () => Promise.reject(new Error('a lost file')))(river, Response.json({}));
    await vi.waitFor(() => expect(attempts).toEqual(['/name', '/source', '/*/name']));
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});
