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
  return { clock, look: (state: string) => after(state) };
}
const asBefore = { state: 'pending', phase: 'AS BEFORE', why: 'it does not show the change yet' };

it.each(['RUNNING', 'FAILED'])('does not take a %s from before for the outcome', (before) => {
  const { look, clock } = judge(before);
  expect(look(before)).toEqual(asBefore);
  clock.advance(89_999);
  expect(look(before)).toEqual(asBefore);
  clock.advance(1);
  expect(look(before)).toEqual(judgeState(before));
});

it('believes it at once when something else was seen in between', () => {
  const { look } = judge('RUNNING');
  expect(look('RUNNING')).toEqual(asBefore);
  expect(look('PROVISIONING')).toEqual({ state: 'pending', phase: 'PROVISIONING' });
  expect(look('RUNNING')).toEqual({ state: 'ready' });
});

it.each(['RUNNING', 'FAILED'])('believes a %s that was not there before', (state) => {
  expect(judge('PENDING').look(state)).toEqual(judgeState(state));
});

it('lets what is pending be pending', () => {
  expect(judge('PENDING').look('PENDING')).toEqual({ state: 'pending', phase: 'PENDING' });
});
