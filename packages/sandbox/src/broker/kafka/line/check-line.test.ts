import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecret, createVirtualClock, systemClock } from '@tableflow-workshop/client-core';
import { afterEach, expect, test } from 'vitest';
import type { KafkaMechanism } from '../kafka-settings.ts';
import { checkLine } from './check-line.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<{ host: string; port: number }> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return { host: '127.0.0.1', port: address.port };
}

/** A server that does this with what it is sent first. */
const responding = (respond: (socket: Socket) => void): Promise<{ host: string; port: number }> =>
  listening(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => respond(socket));
    }),
  );

/** What Kafka 4.3 sends, with fewer kinds of requests. */
function frames(errorCode: number, mechanisms: readonly string[]): Buffer {
  const versions = Buffer.from('0000001000000001000000000001001200000004', 'hex');
  const names = mechanisms.flatMap((name) => [Buffer.from([0, name.length]), Buffer.from(name)]);
  const head = Buffer.alloc(14);
  head.writeInt32BE(10 + names.reduce((sum, { length }) => sum + length, 0));
  head.writeInt32BE(2, 4);
  head.writeInt16BE(errorCode, 8);
  head.writeInt32BE(mechanisms.length, 10);
  return Buffer.concat([versions, head, ...names]);
}

const login = (mechanism: KafkaMechanism) => ({
  sasl: { mechanism, username: 'key', password: createSecret('hush-hush') },
});

test('Kafka without a login can be used, also when its responses come byte by byte', async () => {
  const address = await responding((socket) => {
    socket.setNoDelay(true);
    for (const byte of frames(34, [])) socket.write(Buffer.from([byte]));
  });
  expect(await checkLine(address, {}, systemClock)).toBeUndefined();
});

test.each([
  [0, ['PLAIN'], login('PLAIN'), undefined],
  [34, [], login('PLAIN'), 'the port takes no login'],
  [
    33,
    ['PLAIN', 'OAUTHBEARER'],
    login('SCRAM-SHA-512'),
    'it has no login by SCRAM-SHA-512, only by PLAIN, OAUTHBEARER',
  ],
  [33, ['PLAIN', 'SCRAM-SHA-256'], {}, 'the port wants a login (PLAIN, SCRAM-SHA-256)'],
])('a handshake that ends with %i %j, with %j', async (errorCode, mechanisms, settings, problem) => {
  const address = await responding((socket) => socket.end(frames(errorCode, mechanisms)));
  const found = await checkLine(address, settings, systemClock);
  expect([found?.problem, found?.mayPass]).toEqual([problem, problem && false]);
});

test('nobody listens', async () => {
  const server = createServer();
  const address = await listening(server);
  server.close();
  await once(server, 'close');
  expect(await checkLine(address, {}, systemClock)).toEqual({
    problem: 'nobody listens there',
    remedy: 'Check the address, and that Kafka runs there.',
    mayPass: true,
  });
});

test.each([
  ['nothing', Buffer.alloc(0), 'it closes the connection without a word', true],
  ['three bytes', Buffer.from('SSH'), 'it closes the connection without a word', true],
  ['another protocol', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), 'what is there is not Kafka', false],
  [
    'a redirection',
    Buffer.from('HTTP/1.1 301 Moved Permanently\r\n\r\n'),
    'an HTTP server is there, and not Kafka',
    false,
  ],
  ['an alert of TLS', Buffer.from('15030300020250', 'hex'), 'the port wants TLS', false],
  [
    'a frame with a wrong id',
    Buffer.from('0000001000000009000000000001001200000004', 'hex'),
    'what is there is not Kafka',
    false,
  ],
])('a server that sends %s and closes', async (_name, bytes, problem, mayPass) => {
  const address = await responding((socket) => socket.end(bytes));
  expect(await checkLine(address, {}, systemClock)).toMatchObject({ problem, mayPass });
});

test('an HTTP server, as there are many', async () => {
  const address = await listening(createHttpServer());
  expect(await checkLine(address, {}, systemClock)).toMatchObject({
    problem: 'an HTTP server is there, and not Kafka',
  });
});

test('with TLS, a port without it', async () => {
  const address = await responding((socket) => socket.destroy());
  expect(await checkLine(address, { tls: true }, systemClock)).toMatchObject({
    problem: 'there is no TLS at this port',
    mayPass: false,
  });
  const http = await listening(createHttpServer());
  expect(await checkLine(http, { tls: true }, systemClock)).toMatchObject({ problem: 'there is no TLS at this port' });
});

test.each([[{}], [{ tls: true }]])('a server that says nothing is not waited for, with %j', async (settings) => {
  const clock = createVirtualClock();
  let sent = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', ({ length }) => {
      sent += length;
    });
  });
  const address = await listening(server);
  const release = clock.hold?.();
  const found = checkLine(address, settings, clock);
  await expect.poll(() => sent).toBeGreaterThan(0);
  release?.();
  expect(await found).toMatchObject({ problem: 'it takes the connection and says nothing', mayPass: true });
});
