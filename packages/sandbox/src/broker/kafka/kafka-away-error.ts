import { SdkError } from '@tableflow-workshop/client-core';

/** Kafka was waited for, and was not there in time. */
export class KafkaAwayError extends SdkError {
  override readonly name = 'KafkaAwayError';

  constructor(message: string, cause: unknown) {
    super(message, { code: 'kafka_away', cause });
  }
}
