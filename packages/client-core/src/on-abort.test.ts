import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { onAbort } from './on-abort.ts';

it('one listener serves all who wait', () => {
  const controller = new AbortController();
  const ran: number[] = [];
  for (let waiter = 1; waiter <= 20; waiter += 1) onAbort(controller.signal, () => ran.push(waiter));
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  controller.abort();
  expect(ran).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
});

it('who calls it off is not called, and the last one takes the listener along', () => {
  const controller = new AbortController();
  const ran: string[] = [];
  const first = onAbort(controller.signal, () => ran.push('first'));
  const second = onAbort(controller.signal, () => ran.push('second'));
  first();
  first();
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  second();
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  onAbort(controller.signal, () => ran.push('third'));
  controller.abort();
  expect(ran).toEqual(['third']);
});

it('who calls another off while all are called keeps it from running', () => {
  const controller = new AbortController();
  const ran: string[] = [];
  onAbort(controller.signal, () => {
    ran.push('first');
    second();
  });
  const second = onAbort(controller.signal, () => ran.push('second'));
  controller.abort();
  expect(ran).toEqual(['first']);
});
