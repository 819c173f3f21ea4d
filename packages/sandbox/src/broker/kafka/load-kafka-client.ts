import { InputError } from '@tableflow-workshop/client-core';

/** The library that speaks Kafka's protocol. */
export type KafkaClient = typeof import('@platformatic/kafka');

/**
 * Loads the client. Only who keeps topics in Kafka needs it, and installs it beside this package.
 *
 * @throws InputError when it is not installed
 */
export async function loadKafkaClient(): Promise<KafkaClient> {
  try {
    return await import('@platformatic/kafka');
  } catch (error) {
    throw new InputError({
      tried: 'keep the topics in Kafka',
      problems: [
        {
          path: '@platformatic/kafka',
          problem: 'cannot be loaded. It is the Kafka client, and only this option needs it.',
          remedy: 'Run `npm install @platformatic/kafka@1` where this package is installed.',
        },
      ],
      cause: error,
    });
  }
}
