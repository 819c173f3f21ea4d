import { setTimeout as sleep } from 'node:timers/promises';
import { allClients, type ClientName } from '../clients/all-clients.ts';
import type { Task, TaskResult } from '../start-client.ts';

// One client in a process of its own, which does as it is told and says what that cost.

const [name, url] = process.argv.slice(2) as [ClientName, string];
const { createClient } = await allClients[name]();
const client = createClient(url);

process.on('message', async (task: Task) => {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const done = task.kind === 'read' ? await read(task.calls, task.concurrency) : await list(task.workMs);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ done, cpuUs: user + system, wallMs: performance.now() - startedMs } satisfies TaskResult);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function read(calls: number, concurrency: number): Promise<number> {
  let left = calls;
  let done = 0;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const name = await client.readCatalog().catch(() => undefined);
      if (name === 'river') done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return done;
}

async function list(workMs: number): Promise<number> {
  let items = 0;
  for await (const _ of client.listCatalogs?.() ?? []) {
    items += 1;
    // The caller's own work, once a page.
    if (workMs > 0 && items % 100 === 0) await sleep(workMs);
  }
  return items;
}
