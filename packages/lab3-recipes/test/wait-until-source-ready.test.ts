import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { waitUntilSourceReady } from '../src/resources/source-database/wait-until-source-ready.ts';
import { SourceError } from '../src/source/source-error.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';

const refusedConnection = new SourceError('Could not inspect: connect ECONNREFUSED 10.0.0.1:5432.', 'unreachable', {
  code: 'ECONNREFUSED',
  detail: 'connect ECONNREFUSED 10.0.0.1:5432',
});
const starting = new SourceError('Could not inspect: the database system is starting up.', 'refused', {
  code: '57P03',
  detail: 'the database system is starting up',
});
const silent = new SourceError('Could not inspect: timeout expired.', 'unreachable', { detail: 'timeout expired' });
const unknownName = new SourceError('Could not inspect: getaddrinfo ENOTFOUND db.private.', 'unreachable', {
  code: 'ENOTFOUND',
});
const wrongPassword = new SourceError('Could not inspect: password authentication failed.', 'refused', {
  code: '28P01',
});

const minuteMs = 60_000;

/** A lab whose database says what it is told until it is up. */
async function labWithStartingSource(upAfterMs: number, says: (elapsedMs: number) => SourceError) {
  let elapsedMs = (): number => 0;
  const source = sourceDouble({
    inspect: async () => {
      if (elapsedMs() < upAfterMs) throw says(elapsedMs());
      return goodFindings;
    },
  });
  const simulated = await createSimulatedLab({ source });
  const startMs = simulated.clock.now();
  elapsedMs = () => simulated.clock.now() - startMs;
  return { ...simulated, elapsedMs: () => elapsedMs() };
}

describe('waiting for the source database', () => {
  it.each([
    ['refuses connections', () => refusedConnection],
    ['is silent', () => silent],
    ['lets nobody in yet', () => starting],
    [
      'does all of it, one after the other',
      (ms: number) => (ms < 60_000 ? silent : ms < 300_000 ? refusedConnection : starting),
    ],
  ])('goes on while it %s, for eight minutes', async (_what, says) => {
    const { lab, elapsedMs } = await labWithStartingSource(8 * minuteMs, says);
    expect(await waitUntilSourceReady(lab)).toBe('ready');
    expect(elapsedMs()).toBeGreaterThanOrEqual(8 * minuteMs);
    expect(elapsedMs()).toBeLessThan(8 * minuteMs + 5_001);
  });

  it('ends after ten minutes, and that is not an error', async () => {
    const { lab, elapsedMs } = await labWithStartingSource(Number.POSITIVE_INFINITY, () => refusedConnection);
    expect(await waitUntilSourceReady(lab)).toBe('unreachable');
    expect(elapsedMs()).toBe(10 * minuteMs);
  });

  it.each([
    ['ready', wrongPassword],
    ['unreachable', unknownName],
  ])('is %s at once where waiting does not help: %s', async (readiness, error) => {
    const { lab, elapsedMs } = await labWithStartingSource(Number.POSITIVE_INFINITY, () => error);
    expect([await waitUntilSourceReady(lab), elapsedMs()]).toEqual([readiness, 0]);
  });

  it('does not wait without a connection, or when told not to', async () => {
    const { lab } = await createSimulatedLab();
    expect(await waitUntilSourceReady(lab)).toBe('no connection');
    const { lab: away, elapsedMs } = await labWithStartingSource(Number.POSITIVE_INFINITY, () => silent);
    expect([await waitUntilSourceReady(away, { timeoutMs: 0 }), elapsedMs()]).toEqual(['unreachable', 0]);
  });

  it('ends with the reason of an abort', async () => {
    const { lab, clock } = await labWithStartingSource(Number.POSITIVE_INFINITY, () => silent);
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(minuteMs, () => controller.abort(reason));
    await expect(waitUntilSourceReady(lab, { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('a set-up whose database is up after eight minutes', () => {
  it('goes on, and says so', async () => {
    const { lab } = await labWithStartingSource(8 * minuteMs, () => refusedConnection);
    const told: string[] = [];
    const { verdict, steps } = await setUpLab3(lab, {
      onEvent: (event) => {
        if (event.kind === 'waiting' && event.step === 'check source database') told.push(event.progress.phase);
        if (event.kind === 'warning') told.push(`${event.step}: ${event.message}`);
      },
    });
    expect(verdict).toBe('complete');
    const warning = 'The database was starting; it accepts connections after 8 minutes.';
    expect(steps[0]).toMatchObject({ name: 'check source database', outcome: 'passed', warnings: [warning] });
    expect([...new Set(told)]).toEqual(['the database is not reached yet', `check source database: ${warning}`]);
  });

  it('goes on without it where it is never reached', async () => {
    const { lab } = await labWithStartingSource(Number.POSITIVE_INFINITY, () => silent);
    const { verdict, steps } = await setUpLab3(lab, { sourceTimeoutMs: minuteMs });
    expect(verdict).toBe('complete');
    expect(steps[0]).toMatchObject({
      durationMs: minuteMs,
      warnings: [
        'The database was not reached within 1 minutes: its rows are not counted, and nothing in it was checked.',
      ],
    });
  });

  it('does not wait where the connector reads it already', async () => {
    const { lab, anotherLab, clock } = await createSimulatedLab();
    await setUpLab3(lab);
    const away = await anotherLab({ source: sourceDouble({ inspect: () => Promise.reject(silent) }) });
    const startMs = clock.now();
    const { steps } = await setUpLab3(away);
    expect(clock.now() - startMs).toBe(0);
    expect(steps[0]).toEqual({ name: 'check source database', outcome: 'passed', durationMs: 0 });
  });
});
