import type { FleetEvent } from '@tableflow-workshop/lab3-recipes/fleet';
import { expect, it } from 'vitest';
import { createFleetGrid } from './fleet-grid.ts';
import { createFleetProgress } from './fleet-progress.ts';

const started = (attendee: string, step: string): FleetEvent => ({
  attendee,
  kind: 'lab',
  event: { kind: 'started', step },
});
const finished = (attendee: string, step: string): FleetEvent => ({
  attendee,
  kind: 'lab',
  event: { kind: 'finished', step, outcome: 'created', durationMs: 1 },
});
const failed = (attendee: string, step: string): FleetEvent => ({
  attendee,
  kind: 'lab',
  event: { kind: 'failed', step, message: 'refused\u001b[2J', durationMs: 1 },
});
const done = (attendee: string, outcome: string): FleetEvent => ({
  attendee,
  kind: 'done',
  outcome,
  durationMs: 1_500,
  isRemembered: false,
});

it('a grid has who is not done first, and a mark for each step', () => {
  const grid = createFleetGrid(['ann', 'bob', 'eve']);
  grid.add(done('ann', 'complete'));
  grid.add(finished('bob', 'check source database'));
  grid.add(started('bob', 'enable Tableflow on riverhotel.public.hotel'));
  grid.add(failed('eve', 'create PostgreSQL CDC connector'));
  grid.add(done('eve', 'failed'));
  expect(grid.render().split('\n')).toEqual([
    '3 attendees: 1 done, 1 not well, 1 to come',
    'attendee  check  integration  connector  Tableflow  catalog  rows',
    'bob       ✓      ·            ·          …          ·        ·',
    'eve       ·      ·            ✗          ·          ·        ·     failed',
    'ann       ·      ·            ·          ·          ·        ·     complete',
  ]);
});

it('elsewhere than on a terminal a line is written for each end and each failure, without control characters', () => {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const { show } = createFleetProgress(['ann\u001b[2J', 'eve'], { write });
  show(started('eve', 'check source database'));
  show(failed('eve', 'check source database'));
  show(done('eve', 'failed'));
  show(done('ann\u001b[2J', 'complete'));
  expect(written.replaceAll('\ufffd', '?')).toBe(
    '✗ eve: check source database: refused?[2J\n✗ eve: failed (1.5 s)\n✓ ann?[2J: complete (1.5 s)\n',
  );
});

it('on a terminal no more is drawn than a person can see', () => {
  let [draws, nowMs] = [0, 0];
  const write = (): void => {
    draws += 1;
  };
  const progress = createFleetProgress(['ann'], { isTTY: true, write }, () => nowMs);
  for (let count = 0; count < 100; count += 1) {
    nowMs += 10;
    progress.show(started('ann', `step ${count}`));
  }
  progress.close();
  expect(draws).toBe(6);
});
