import { type Clock, SdkError, systemClock } from '@tableflow-workshop/client-core';

/** The sandbox could not write because the disk is full. Nothing is lost: the same may be tried again. */
export class DiskFullError extends SdkError {
  override readonly name = 'DiskFullError';

  constructor(readonly folder: string) {
    super(
      `The disk is full: ${folder} has no space left. Nothing is lost. Free some space, and the sandbox goes on by itself.`,
      { code: 'disk_full', isRetryable: true },
    );
  }
}

const fileCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
/** SQLSTATE: disk full. */
const postgresCode = '53100';

/** Whether an error of the file system, of the store, of DuckDB or of PostgreSQL means that there is no space left. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof DiskFullError) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (fileCodes.has(code) || code === postgresCode) return true;
  const isInputOutput = code === 'LEVEL_IO_ERROR' || error.message.startsWith('IO Error:');
  return isInputOutput && /no space left|quota exceeded/i.test(error.message);
}

/** Says once that the disk is full, and once that there is space again. */
export interface DiskNotice {
  /** Something could not be written. Gives the error to throw instead. */
  full(error: unknown): unknown;
  /** Something was written. */
  fine(): void;
}

/** On a disk that is nearly full, small things may be written while large ones are not. */
const surelyFineMs = 30_000;

/** @param say takes the sentence for a person */
export function createDiskNotice(folder: string, say: (text: string) => void, clock: Clock = systemClock): DiskNotice {
  let isFull = false;
  let lastFullMs = 0;
  return {
    full(error) {
      if (!isDiskFull(error)) return error;
      const told = new DiskFullError(folder);
      if (!isFull) say(told.message);
      isFull = true;
      lastFullMs = clock.now();
      return told;
    },
    fine() {
      if (!isFull || clock.now() - lastFullMs < surelyFineMs) return;
      isFull = false;
      say('There is space again: the sandbox goes on.');
    },
  };
}
