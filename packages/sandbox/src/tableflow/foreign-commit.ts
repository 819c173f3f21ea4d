import { SdkError } from '@tableflow-workshop/client-core';
import { commitPath } from '../delta/delta-log-error.ts';

/** The Delta log holds a version that this table's writer did not write. */
export class ForeignCommitError extends SdkError {
  override readonly name = 'ForeignCommitError';

  constructor(readonly version: number) {
    super(
      `Tableflow is not syncing: the Delta table may have been modified outside of Tableflow, which did not write ` +
        `${commitPath(version)}. Disable Tableflow for the topic, delete the table's files, then enable it again.`,
      { code: 'delta_log_modified' },
    );
  }
}
