import { expect, test } from 'vitest';
import { examineKafka } from '../src/index.ts';
import { bootstrapServers } from './bootstrap-servers.ts';

test('the doctor finds nothing wrong with this Kafka, and leaves no topic behind', async () => {
  const { verdict, findings } = await examineKafka({ bootstrapServers });
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect([verdict, findings[0]?.evidence]).toEqual([
    'healthy',
    '1 broker, with KRaft; transactions, and every request that the sandbox sends.',
  ]);
});
