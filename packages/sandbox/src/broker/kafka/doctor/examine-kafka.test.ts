import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSecret } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { examineKafka } from './examine-kafka.ts';

const sasl = { mechanism: 'PLAIN' as const, username: 'key', password: createSecret('hush-hush') };

test('of servers that are not there, or not Kafka, each is a finding', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const http = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const report = await examineKafka({ bootstrapServers: ['127.0.0.1:1', http], sasl });
  server.close();
  expect(report).toEqual({
    verdict: 'unhealthy',
    findings: [
      {
        ruleId: 'kafka-address',
        severity: 'error',
        subject: '127.0.0.1:1',
        evidence: 'Nobody listens there.',
        remedy: 'Check the address, and that Kafka runs there.',
      },
      {
        ruleId: 'kafka-address',
        severity: 'error',
        subject: http,
        evidence: 'An HTTP server is there, and not Kafka.',
        remedy: 'Give the address of a broker of Kafka: host:port, as in bootstrap.servers.',
      },
    ],
  });
  expect(JSON.stringify(report)).not.toContain('hush');
});
