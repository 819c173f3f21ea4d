import { type AddressInfo, createServer, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Credentials,
  createSecret,
  createTransport,
  createUnwrap,
  excerpt,
  explain,
  SdkError,
  type TransportOptions,
  textAt,
} from '../src/index.ts';
import { type HostileAnswer, hostileAnswers } from './support/hostile-answers.ts';

// Whatever a server sends: the call ends with data or a typed error, says so in a few lines of text, and holds no more
// in memory than it was allowed to read.

const token = createSecret('hostile-river-token-0003');
const credentials: Credentials = { authorize: async () => `Bearer ${token.reveal()}`, describe: () => 'a token' };
const unwrap = createUnwrap({
  service: 'River Cloud',
  readErrorBody: (body) => ({
    code: textAt(body, 'code'),
    detail: textAt(body, 'detail') ?? (excerpt(body) || undefined),
  }),
});

/** A server of its own for each answer: no connection of one is used again by another. */
async function serve(answer: HostileAnswer['answer']) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket, port));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/rivers`,
    /** Ends everything, and says how many bytes the machine took from the server. */
    async close(): Promise<number> {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      return [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
    },
  };
}

const delays = monitorEventLoopDelay({ resolution: 1 });
const longest = { of: '', ms: 0 };
beforeAll(() => void delays.enable());
afterAll(() => {
  delays.disable();
  process.stdout.write(
    `${hostileAnswers.length} hostile answers: longest wait for a timer ${longest.ms.toFixed(1)} ms (${longest.of})\n`,
  );
});

async function outcomeOf(
  url: string,
  options: Partial<TransportOptions>,
): Promise<{ readonly outcome: string; readonly error?: unknown }> {
  const send = createTransport({
    service: 'River Cloud',
    credentials,
    maxRetries: 0,
    limitsRate: false,
    // What never comes is given up; what is slow on a busy machine is not expected to come.
    requestTimeoutMs: 2_000,
    maxResponseBytes: 1 << 20,
    ...options,
  });
  const call = send({ url, method: 'GET' }).then(async (response) => {
    const text = await response.text();
    if (response.ok) return { data: text === '' ? undefined : JSON.parse(text), response };
    try {
      return { error: JSON.parse(text) as unknown, response };
    } catch {
      return { error: text, response };
    }
  });
  try {
    await unwrap(call, 'list the rivers');
    return { outcome: 'data' };
  } catch (error) {
    return { outcome: (error as Error).name, error };
  }
}

it('there are at least 85 of them', () => {
  expect(new Set(hostileAnswers.map(({ name }) => name)).size).toBe(hostileAnswers.length);
  expect(hostileAnswers.length).toBeGreaterThanOrEqual(85);
});

/** Our own over `node:http`, and the one that is used where somebody has patched `fetch`, or outside of Node. */
const senders: Readonly<Record<string, Partial<TransportOptions>>> = {
  'node:http': {},
  fetch: { fetch: (request) => globalThis.fetch(request) },
};

describe.each(Object.entries(senders))('over %s, a hostile answer ends as what it is', (senderName, sender) => {
  it.each(hostileAnswers)('$name', async ({ name, answer, outcome: expected }) => {
    const server = await serve(answer);
    delays.reset();
    const { outcome, error } = await outcomeOf(server.url, sender);
    const ms = delays.max / 1e6;
    if (ms > longest.ms) Object.assign(longest, { of: `${name}, over ${senderName}`, ms });
    // What the buffers of the machine take, and not what the server would like to send.
    expect(await server.close()).toBeLessThan(64 << 20);
    expect([expected].flat()).toContain(outcome);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    if (error !== undefined) {
      expect(SdkError.isInstance(error)).toBe(true);
      const { message } = error as Error;
      for (const text of [message, explain(error), inspect(error, { depth: 5 })]) {
        expect(text).not.toMatch(/[^\P{C}\n]|[\u2028\u2029]/u);
        expect(text).not.toMatch(/(^|\n)\s*✓/);
        expect(text).not.toContain('hostile-river-token-0003');
      }
      expect(message.length).toBeLessThan(2_000);
    }
  });
});

it.each(Object.entries(senders))(
  'over %s, the limit is 64 MiB, unless somebody says otherwise',
  async (_name, sender) => {
    const [bomb] = hostileAnswers.filter(({ name }) => name === 'a bomb of gzip');
    const server = await serve(bomb?.answer ?? (() => undefined));
    const send = createTransport({ service: 'River Cloud', credentials, maxRetries: 0, ...sender });
    await expect(send({ url: server.url, method: 'GET' })).rejects.toMatchObject({
      name: 'InvalidResponseError',
      detail: 'more than 67,108,864 bytes',
    });
    await server.close();
  },
);
