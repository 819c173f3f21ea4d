import type { KafkaFinding } from './kafka-finding.ts';
import type { KafkaUnderCheck } from './kafka-under-check.ts';

const metadataTopic = '__cluster_metadata';
const toleratedMs = 60_000;

/** How far the clock of the controller is from that of this machine: times of records are this machine's, retention goes by the other. */
export async function checkClock({ kafka, connection, nowMs }: KafkaUnderCheck): Promise<readonly KafkaFinding[]> {
  const beforeMs = nowMs();
  const quorum = await kafka.describeQuorumV2.api.async(connection, [
    { topicName: metadataTopic, partitions: [{ partitionIndex: 0 }] },
  ]);
  const afterMs = nowMs();
  const partition = quorum.topics[0]?.partitions[0];
  const leader = partition?.currentVoters.find(({ replicaId }) => replicaId === partition.leaderId);
  // Of the leader itself, it is the present time.
  const controllerMs = Number(leader?.lastCaughtUpTimestamp ?? -1n);
  if (controllerMs <= 0) return [];
  const awayMs = controllerMs < beforeMs ? beforeMs - controllerMs : Math.max(0, controllerMs - afterMs);
  if (awayMs <= toleratedMs) return [];
  return [
    {
      ruleId: 'kafka-clock',
      severity: 'warning',
      subject: 'clock',
      evidence: `That of Kafka is ${Math.round(awayMs / 1_000)} seconds ${controllerMs < beforeMs ? 'behind' : 'ahead of'} this machine's: retention removes records at the wrong time.`,
      remedy: 'Set both by NTP.',
    },
  ];
}
