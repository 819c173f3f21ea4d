import { constants } from 'node:os';
import { SdkError } from '@tableflow-workshop/client-core';

/** Signals that ask a program to end, and let it do so in its own way. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
export type StopSignal = (typeof stopSignals)[number];

/** Why a run ends that a person or the system stopped, and what to do next. */
export class StoppedBySignal extends SdkError {
  override readonly name = 'StoppedBySignal';
  /** What a shell makes of a process that this signal ended, e.g. 130 for Ctrl-C. */
  readonly exitCode: number;

  /** @param whenStopped what is left, and how to go on */
  constructor(signal: StopSignal, whenStopped = 'nothing was changed: run it again') {
    super(`stopped by ${signal}; ${whenStopped}`, { code: 'stopped' });
    this.exitCode = 128 + constants.signals[signal];
  }
}
