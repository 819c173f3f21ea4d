import { networkDetail, SdkError } from '@tableflow-workshop/client-core';

/** The port to the bucket threw, and the files of a table are not deleted, or not all of them. */
export class TableFilesError extends SdkError {
  static override readonly kind = 'TableFilesError';
  override readonly name = TableFilesError.kind;
  readonly topic: string;
  /** The prefix whose files were to go. */
  readonly path: string;

  constructor(facts: {
    readonly topic: string;
    readonly path: string;
    readonly hint: string;
    /** What the port threw. */
    readonly cause: unknown;
  }) {
    const { topic, path, hint, cause } = facts;
    // Its own words, not those of its cause: the port knows best. Addresses lose their signatures.
    const said = networkDetail(cause instanceof Error ? cause.message : cause).replace(/\.*$/, '.');
    super(`Could not delete the files under ${path} of topic "${topic}": ${said} ${hint}`, {
      hint,
      code: 'table_files_not_deleted',
      cause,
    });
    this.topic = topic;
    this.path = path;
  }
}
