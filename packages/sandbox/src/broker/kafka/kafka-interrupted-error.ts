import { SdkError } from '@tableflow-workshop/client-core';

/** A transaction was not committed, because Kafka was away in the middle of it. Nothing is lost: its records come again. */
export class KafkaInterruptedError extends SdkError {
  override readonly name = 'KafkaInterruptedError';

  constructor(reason: string, cause: unknown) {
    super(`A transaction in Kafka was interrupted (${reason}). Its records are written again.`, {
      code: 'kafka_interrupted',
      isRetryable: true,
      cause,
    });
  }
}
