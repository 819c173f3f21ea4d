import { redactSecrets, SdkError } from '@tableflow-workshop/client-core';

/** The source database refused, or was not reached. */
export class SourceError extends SdkError {
  static override readonly kind = 'SourceError';
  override readonly name = SourceError.kind;
  /** What PostgreSQL said. */
  readonly detail: string | undefined;

  constructor(
    message: string,
    /** `unreachable` from here says nothing about Confluent Cloud: its network is another. */
    readonly reason: 'refused' | 'unreachable',
    facts: {
      readonly code?: string | undefined;
      readonly hint?: string | undefined;
      readonly detail?: string | undefined;
      readonly cause?: unknown;
    },
  ) {
    super(message, facts);
    this.detail = facts.detail && redactSecrets(facts.detail);
  }
}
