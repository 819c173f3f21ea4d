import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';

// A sandbox runs for weeks. `pnpm run sandbox-load` does the same with 200,000 calls and 50 bodies, and prints figures.

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bounded-memory-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox') });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What the process holds on to, in bytes. */
function held(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

it('1,500 calls and 2 bodies of 50 MB more leave nothing behind', async () => {
  const { confluent, credentials } = sandbox.description;
  const { id, secret } = credentials.cloud;
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const ask = async (path: string, init: RequestInit = {}): Promise<number> => {
    const response = await fetch(`${confluent.baseUrl}${path}`, {
      ...init,
      headers: { authorization, ...init.headers },
    });
    await response.arrayBuffer();
    return response.status;
  };
  const padding = 'x'.repeat(8_000);
  const round = async (): Promise<void> => {
    for (let number = 0; number < 1_500; number += 1) {
      expect(await ask(`/org/v2/environments?${padding}${number}`)).toBe(200);
    }
    for (let number = 0; number < 2; number += 1) {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', body: megabytes(50), duplex: 'half', headers } as RequestInit;
      expect(await ask('/iam/v2/api-keys', init)).toBe(413);
    }
  };
  // The first calls fill what stays: compiled code, connections, the ring of calls.
  await round();
  const before = held();
  await round();
  expect(sandbox.calls).toHaveLength(1_000);
  // What was refused half-way is let go of when its connection ends, a moment after its response.
  const grown = (): number => (held() - before) / 1_024 / 1_024;
  await vi.waitFor(() => expect(grown()).toBeLessThan(10), { timeout: 120_000, interval: 200 });
});

function megabytes(count: number): ReadableStream<Uint8Array> {
  let left = count;
  return new ReadableStream({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.close();
      else controller.enqueue(new Uint8Array(1_024 * 1_024).fill(32));
    },
  });
}
