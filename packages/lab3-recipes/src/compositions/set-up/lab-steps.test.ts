import { createVirtualClock, InputError, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../../test/support/thrown-by.ts';
import { createStepRunner, type LabEvent } from './lab-steps.ts';

function scene(signal?: AbortSignal) {
  const clock = createVirtualClock();
  const events: string[] = [];
  const onEvent = (event: LabEvent): void => {
    if (event.kind !== 'started')
      events.push(`${event.kind} ${event.step}${'message' in event ? `: ${event.message}` : ''}`);
  };
  return { clock, events, runner: createStepRunner<'unchanged'>({ tried: 'perform the lab', clock, signal, onEvent }) };
}

/** A step that ends in an error of its own, whether it was stopped or not. */
const failing = (error: Error) => () => Promise.reject(error);

describe('steps side by side', () => {
  it('that fail one after the other, before the second is stopped, are told in one error', async () => {
    const { clock, events, runner } = scene();
    const error = await thrownBy(
      runner.together([
        () => runner.run('left', failing(new Error('no left'))),
        () =>
          runner.run('right', async () => {
            await sleep(clock, 10);
            throw new InputError({
              tried: 'go right',
              problems: [{ path: 'way', problem: 'is closed.', remedy: 'Wait.' }],
            });
          }),
        () =>
          runner.run('middle', async ({ signal }) => {
            await sleep(clock, 1_000, signal);
            return { outcome: 'unchanged' };
          }),
      ]),
    );
    expect(error).toMatchObject({ name: 'StepsError', code: 'steps_failed', isRetryable: false });
    expect(error.message).toBe(
      'Could not perform the lab: 2 steps failed.\n  - left: no left\n  - right: Could not go right:\n      - way: is closed. Wait.',
    );
    expect(events).toEqual([
      'failed left: no left',
      'stopped middle',
      'failed right: Could not go right:\n  - way: is closed. Wait.',
    ]);
  });

  it('that fail for one reason are one failure', async () => {
    const { runner } = scene();
    const reason = new Error('no network');
    await expect(
      runner.each([() => runner.run('left', failing(reason)), () => runner.run('right', failing(reason))]),
    ).rejects.toBe(reason);
  });

  it('that refuse input are one list', async () => {
    const { runner } = scene();
    const refusal = (path: string) =>
      new InputError({ tried: `check ${path}`, problems: [{ path, problem: 'is wrong.', remedy: 'Correct it.' }] });
    const error = await thrownBy(
      runner.each([
        () => runner.run('left', failing(refusal('left'))),
        () => runner.run('right', failing(refusal('right'))),
      ]),
    );
    expect(error.message).toBe(
      'Could not perform the lab:\n  - left: is wrong. Correct it.\n  - right: is wrong. Correct it.',
    );
  });

  it('end with the reason of whoever stopped them, whatever they say on the way', async () => {
    const controller = new AbortController();
    const { runner } = scene(controller.signal);
    const reason = new Error('the person pressed Ctrl-C');
    const work = runner.together([
      () =>
        runner.run('left', async () => {
          controller.abort(reason);
          throw new Error('cut off');
        }),
    ]);
    await expect(work).rejects.toBe(reason);
  });
});
