import { errorIds } from '../error-ids.ts';
import type { KafkaConnection } from '../kafka-connection.ts';
import { positionsTopic } from '../positions.ts';
import type { KafkaFinding } from './kafka-finding.ts';
import type { KafkaUnderCheck } from './kafka-under-check.ts';

/** Nothing is written under it, and no other producer has it. */
const transactionalId = 'tableflow-workshop-sandbox-doctor';
const topic = 'tableflow-workshop-sandbox-doctor';
const timeoutMs = 15_000;

/**
 * Whether this user may do what the sandbox does: create a topic (which Kafka only checks, and does not do), begin a transaction,
 * and read the sandbox's own topic, where it is there.
 */
export async function checkRights(
  { kafka, connection: line, brokerIds, address }: KafkaUnderCheck,
  connection: KafkaConnection,
): Promise<readonly KafkaFinding[]> {
  const findings: KafkaFinding[] = [];
  const attempt = async (wanted: string, remedy: string, run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      const ids = [...errorIds(error)];
      if (!ids.some((id) => id.endsWith('AUTHORIZATION_FAILED'))) throw error;
      findings.push({
        ruleId: 'kafka-rights',
        severity: 'error',
        subject: address,
        evidence: `This user may not ${wanted}: ${ids.join(', ')}.`,
        remedy,
      });
    }
  };
  await attempt('create topics', 'Allow CREATE for the cluster, or for topics of every name.', () =>
    kafka.createTopicsV7.api.async(
      line,
      [
        {
          name: topic,
          numPartitions: 1,
          replicationFactor: Math.min(3, brokerIds.length),
          assignments: [],
          configs: [],
        },
      ],
      timeoutMs,
      true,
    ),
  );
  const prefixed = 'for transactional ids with the prefix tableflow-workshop-sandbox';
  await attempt(
    'write transactions',
    `Allow DESCRIBE and WRITE ${prefixed}, and IDEMPOTENT_WRITE for the cluster.`,
    async () => {
      const producer = connection.producer(transactionalId);
      const transaction = await producer.beginTransaction();
      await transaction.cancel();
    },
  );
  if ((await connection.topics()).has(positionsTopic)) {
    await attempt(`read ${positionsTopic}`, 'Allow READ, DESCRIBE and WRITE for topics of every name.', () =>
      connection.readRecords({ topic: positionsTopic, partition: 0, fromOffset: 0 }, 1),
    );
  }
  return findings;
}
