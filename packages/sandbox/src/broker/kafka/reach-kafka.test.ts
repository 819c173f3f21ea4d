import { once } from 'node:events';
import { createServer } from 'node:http';
import { createSecret, createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { reachKafka } from './reach-kafka.ts';

const sasl = { mechanism: 'PLAIN' as const, username: 'key', password: createSecret('hush-hush') };

function reaching(bootstrapServers: readonly string[], more: object = {}) {
  const clock = createVirtualClock();
  const startMs = clock.now();
  const { signal } = new AbortController();
  const reached = reachKafka({ bootstrapServers, ...more }, { clock, signal, timeoutMs: 10_000 });
  return { reached, tookMs: () => clock.now() - startMs };
}

test('a server that may be started soon is waited for ten seconds', async () => {
  const { reached, tookMs } = reaching(['127.0.0.1:1', '127.0.0.1:2'], { sasl });
  await expect(reached).rejects.toThrow(
    'Tried to reach Kafka. 127.0.0.1:1: nobody listens there; 127.0.0.1:2: nobody listens there. ' +
      'Check the address, and that Kafka runs there.',
  );
  expect(tookMs()).toBeGreaterThanOrEqual(10_000);
  expect(tookMs()).toBeLessThan(25_000);
});

test('what somebody has to change is refused at once, with every address', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { reached, tookMs } = reaching([`127.0.0.1:${port}`, 'localhost']);
  await expect(reached).rejects.toThrow(
    `Could not reach Kafka:
  - 127.0.0.1:${port}: an HTTP server is there, and not Kafka. Give the address of a broker of Kafka: host:port, as in bootstrap.servers.
  - localhost: this is not host:port. Write localhost:9092.`,
  );
  expect(tookMs()).toBe(0);
  server.close();
});
