import type { Client } from './client.ts';
import { createClient as createOurs } from './ours.ts';

/** Ours where somebody has patched the global `fetch`, as a tracer does: then it is used, and not `node:http`. */
export function createClient(workspaceUrl: string): Client {
  const own = globalThis.fetch;
  globalThis.fetch = (input, init) => own(input, init);
  return createOurs(workspaceUrl);
}
