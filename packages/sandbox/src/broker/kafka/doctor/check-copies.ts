import type { KafkaFinding } from './kafka-finding.ts';
import type { KafkaUnderCheck } from './kafka-under-check.ts';

const brokerResource = 4;
const mostReplicas = 3;
/** A snapshot is one transaction. */
const transactionMs = 900_000;

const finding = (
  severity: KafkaFinding['severity'],
  subject: string,
  evidence: string,
  remedy: string,
): KafkaFinding => ({ ruleId: 'kafka-copies', severity, subject, evidence, remedy });

/** How many copies of everything there are, beside how many brokers, and whether transactions can be as long as a snapshot. */
export async function checkCopies({ admin, brokerIds }: KafkaUnderCheck): Promise<readonly KafkaFinding[]> {
  const count = brokerIds.length;
  const [first] = await admin.describeConfigs({
    resources: [{ resourceType: brokerResource, resourceName: String(brokerIds[0]) }],
  });
  const values = new Map((first?.configs ?? []).map(({ name, value }) => [name, value]));
  const setting = (name: string): number | undefined => {
    const value = values.get(name);
    return value === undefined || value === null ? undefined : Number(value);
  };
  const findings: KafkaFinding[] = [];
  if (count < mostReplicas) {
    findings.push(
      finding(
        'note',
        'brokers',
        `${count} of them: each topic has ${count} ${count === 1 ? 'copy, and is gone with its disk' : 'copies'}.`,
        'For a rehearsal that is enough. Confluent Cloud has three.',
      ),
    );
  }
  for (const name of ['transaction.state.log.replication.factor', 'offsets.topic.replication.factor']) {
    const wanted = setting(name) ?? 0;
    if (wanted <= count) continue;
    findings.push(
      finding(
        'error',
        name,
        `It is ${wanted}, and there ${count === 1 ? 'is 1 broker' : `are ${count} brokers`}: the topic cannot be made, and nobody can begin a transaction or a group.`,
        `Set it to ${count} in the broker's configuration, and transaction.state.log.min.isr to ${Math.max(1, count - 1)}, or start more brokers.`,
      ),
    );
  }
  const inSync = setting('min.insync.replicas') ?? 1;
  if (inSync > Math.min(mostReplicas, count)) {
    findings.push(
      finding(
        'error',
        'min.insync.replicas',
        `It is ${inSync}, and a topic has ${Math.min(mostReplicas, count)} copies here: no record is taken.`,
        'Set it to 1 less than the number of copies, or start more brokers.',
      ),
    );
  }
  const longest = setting('transaction.max.timeout.ms') ?? transactionMs;
  if (longest < transactionMs) {
    findings.push(
      finding(
        'error',
        'transaction.max.timeout.ms',
        `It is ${longest}, and a snapshot is one transaction of up to 15 minutes.`,
        `Set it to ${transactionMs} or more.`,
      ),
    );
  }
  return findings;
}
