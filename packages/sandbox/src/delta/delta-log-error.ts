import { SdkError } from '@tableflow-workshop/client-core';

/** A Delta log that cannot be read, or that cannot take the commit. */
export class DeltaLogError extends SdkError {
  override readonly name: string = 'DeltaLogError';

  constructor(message: string, facts: { code?: string; cause?: unknown } = {}) {
    super(message, { code: 'delta_log', ...facts });
  }
}

/** Somebody else has written the version that was to be committed. Nothing was changed. */
export class DeltaConflictError extends DeltaLogError {
  override readonly name = 'DeltaConflictError';

  constructor(readonly version: number) {
    super(`Version ${version} of the Delta table exists already: ${commitPath(version)}.`, { code: 'delta_conflict' });
  }
}

/** Where a version's commit lies below the table folder. */
export function commitPath(version: number): string {
  return `_delta_log/${version.toString().padStart(20, '0')}.json`;
}

/** Where the checkpoint of a version lies below the table folder. */
export function checkpointPath(version: number): string {
  return `_delta_log/${version.toString().padStart(20, '0')}.checkpoint.parquet`;
}
