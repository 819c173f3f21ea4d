import { createVirtualClock, type Verdict } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { judgeAfterChange } from './judge-after-change.ts';

const judgeState = (state: string): Verdict =>
  state === 'RUNNING'
    ? { state: 'ready' }
    : state === 'FAILED'
      ? { state: 'failed', phase: 'FAILED', why: 'broken' }
      : { state: 'pending', phase: state };

function judge(before: string) {
  const clock = createVirtualClock();
  const after = judgeAfterChange({ clock, before, describe: (state: string) => state, judge: judgeState });
  return { clock, check: (state: string) => after(state) };
}
const asBefore = { state: 'pending', phase: 'AS BEFORE', why: 'it does not show the change yet' };

it.each(['RUNNING', 'FAILED'])('does not take a %s from before for the outcome', (before) => {
  const { check, clock } = judge(before);
  expect(check(before)).toEqual(asBefore);
  clock.advance(89_999);
  expect(check(before)).toEqual(asBefore);
  clock.advance(1);
  expect(check(before)).toEqual(judgeState(before));
});

it('believes it at once when something else was seen in between', () => {
  const { check } = judge('RUNNING');
  expect(check('RUNNING')).toEqual(asBefore);
  expect(check('PROVISIONING')).toEqual({ state: 'pending', phase: 'PROVISIONING' });
  expect(check('RUNNING')).toEqual({ state: 'ready' });
});

it.each(['RUNNING', 'FAILED'])('believes a %s that was not there before', (state) => {
  expect(judge('PENDING').check(state)).toEqual(judgeState(state));
});

it('lets what is pending be pending', () => {
  expect(judge('PENDING').check('PENDING')).toEqual({ state: 'pending', phase: 'PENDING' });
});
