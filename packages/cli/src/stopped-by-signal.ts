import { constants } from 'node:os';
import { SdkError } from '@tableflow-workshop/client-core';

/** Why a run ends that a person or the system stopped, and what to do next. */
export class StoppedBySignal extends SdkError {
  override readonly name = 'StoppedBySignal';
  /** What a shell makes of a process that this signal ended: 130 or 143. */
  readonly exitCode: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`stopped by ${signal}; what stands stays: run it again to go on, or lab3 down to take it back`, {
      code: 'stopped',
    });
    this.exitCode = 128 + constants.signals[signal];
  }
}
