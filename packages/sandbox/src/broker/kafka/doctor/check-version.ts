import type { KafkaFinding } from './kafka-finding.ts';
import type { KafkaUnderCheck } from './kafka-under-check.ts';

/** What the sandbox asks for, and the Kafka that has it first. */
const needed: readonly { readonly name: string; readonly version: number; readonly since: string }[] = [
  { name: 'Fetch', version: 13, since: '3.1' },
  { name: 'ListOffsets', version: 7, since: '3.0' },
  { name: 'CreateTopics', version: 7, since: '2.8' },
  { name: 'IncrementalAlterConfigs', version: 1, since: '2.4' },
  { name: 'InitProducerId', version: 4, since: '2.7' },
  { name: 'EndTxn', version: 3, since: '2.7' },
];

/** Whether each request that the sandbox sends is known, and whether the cluster is one with KRaft. */
export async function checkVersion({ admin, address, brokerIds }: KafkaUnderCheck): Promise<readonly KafkaFinding[]> {
  const known = new Map((await admin.listApis()).map(({ name, maxVersion }) => [name, maxVersion]));
  const missing = needed.filter(({ name, version }) => (known.get(name) ?? -1) < version);
  if (missing.length > 0) {
    const named = missing.map(({ name, version }) => `${name} ${version} (it has ${known.get(name) ?? 'none'})`);
    const since = missing
      .map((one) => one.since)
      .sort()
      .at(-1);
    return [
      {
        ruleId: 'kafka-version',
        severity: 'error',
        subject: address,
        evidence: `It does not know requests that the sandbox sends: ${named.join(', ')}.`,
        remedy: `Take Apache Kafka ${since} or newer.`,
      },
    ];
  }
  const isKraft = known.has('DescribeQuorum');
  const brokers = `${brokerIds.length} broker${brokerIds.length === 1 ? '' : 's'}`;
  return [
    {
      ruleId: 'kafka-version',
      severity: 'note',
      subject: address,
      evidence: `${brokers}, ${isKraft ? 'with KRaft' : 'with ZooKeeper'}; transactions, and every request that the sandbox sends.`,
      remedy: 'Nothing to do.',
    },
  ];
}
