import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import {
  type Fault,
  type FaultServer,
  startFaultServer,
} from '../../../packages/client-core/test/support/fault-server.ts';
import type { Calls, Subject } from './subject.ts';

/** A client before a server that fails by script. */
export interface Stage {
  readonly subject: Subject;
  readonly calls: Calls;
  readonly server: FaultServer;
  /** When requests came, on the clock of the client. */
  readonly arrivalsMs: readonly number[];
  /** The ports that they came from: the same one twice is the same connection. */
  readonly ports: readonly (number | undefined)[];
  readonly nowMs: () => number;
  /** Lets so much time pass for limits that wait. */
  readonly pass: (durationMs: number) => void;
}

/** Opens a server and a client of it, works with both, and closes what was opened. */
export async function onStage<Result>(
  subject: Subject,
  script: readonly Fault[],
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const arrivalsMs: number[] = [];
  const ports: (number | undefined)[] = [];
  const { clock, pass } = quickClock();
  const noted = script.map(
    (fault): Fault =>
      (response, request) => {
        arrivalsMs.push(clock.now());
        ports.push(request.socket.remotePort);
        fault(response, request);
      },
  );
  const server = await startFaultServer(noted);
  try {
    const calls = subject.open(server.url, clock);
    return await work({ subject, calls, server, arrivalsMs, ports, nowMs: clock.now, pass });
  } finally {
    await server.close();
  }
}

/** From here on a timer is the limit of an attempt, and not a pause between two. */
const shortestLimitMs = 30_000;

/** Pauses end at once, and their time has passed; limits end when they are told to, because the sockets are real. */
function quickClock(): { readonly clock: Clock; readonly pass: (durationMs: number) => void } {
  let nowMs = Date.UTC(2026, 0, 1);
  const limits = new Map<object, { readonly dueMs: number; readonly run: () => void }>();
  const clock: Clock = {
    now: () => nowMs,
    setTimer(delayMs, run) {
      const dueMs = nowMs + delayMs;
      if (delayMs >= shortestLimitMs) {
        const key = {};
        limits.set(key, { dueMs, run });
        return () => limits.delete(key);
      }
      return systemClock.setTimer(0, () => {
        nowMs = Math.max(nowMs, dueMs);
        run();
      });
    },
  };
  const pass = (durationMs: number): void => {
    nowMs += durationMs;
    for (const [key, { dueMs, run }] of limits) {
      if (dueMs > nowMs) continue;
      limits.delete(key);
      run();
    }
  };
  return { clock, pass };
}
