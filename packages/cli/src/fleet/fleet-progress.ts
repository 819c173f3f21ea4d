import { plainText } from '@tableflow-workshop/client-core';
import type { FleetEvent } from '@tableflow-workshop/lab3-recipes/fleet';
import { atMostEvery } from '../at-most-every.ts';
import { createRedraw, type DrawTarget } from '../redraw.ts';
import { createFleetGrid, isWell } from './fleet-grid.ts';

/** On a terminal no more often: 95 labs have many events. */
const betweenDrawsMs = 200;

/** How the progress of a fleet is shown. */
export interface FleetProgress {
  readonly show: (event: FleetEvent) => void;
  /** Draws what came last. */
  close(): void;
}

/** A grid on a terminal, in its place; elsewhere a line for each lab that ends and each step that fails. */
export function createFleetProgress(
  attendees: readonly string[],
  target: DrawTarget,
  now: () => number = () => performance.now(),
): FleetProgress {
  if (target.isTTY !== true) return { show: (event) => showLine(event, target), close: () => undefined };
  const grid = createFleetGrid(attendees);
  const redraw = createRedraw(target);
  const draw = (): void => redraw(grid.render(target.columns));
  const drawSometimes = atMostEvery(betweenDrawsMs, draw, now);
  return {
    show(event) {
      grid.add(event);
      drawSometimes();
    },
    close: draw,
  };
}

function showLine(event: FleetEvent, target: DrawTarget): void {
  const attendee = plainText(event.attendee, 200);
  if (event.kind === 'done') {
    const how = event.isRemembered ? 'by an earlier run' : `${(event.durationMs / 1_000).toFixed(1)} s`;
    target.write(`${isWell(event.outcome) ? '✓' : '✗'} ${attendee}: ${event.outcome} (${how})\n`);
  } else if (event.event.kind === 'failed') {
    target.write(`✗ ${attendee}: ${plainText(event.event.step, 200)}: ${plainText(event.event.message, 500)}\n`);
  }
}
