import type { Recorded } from './replay.ts';
import type { Said } from './said.ts';

/** The status that the service gives: that of the table, or the one that the sandbox gave already. */
export function expectedStatus(
  { method, path, query, statusOfSandboxBefore }: Recorded,
  table: readonly Said[],
): number {
  const asked = decodeURIComponent(query);
  const found = table.find((one) => one.method === method && one.path.test(path) && one.query.test(asked));
  return found?.status ?? statusOfSandboxBefore;
}
