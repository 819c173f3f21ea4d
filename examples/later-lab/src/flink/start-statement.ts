import { type Secret, waitUntil } from '@tableflow-workshop/client-core';
import type { CallOptions, LabContext, Outcome } from '@tableflow-workshop/lab3-recipes';
import { ensure, parseInput } from '@tableflow-workshop/lab3-recipes/mechanics';
import * as z from 'zod';
import { connectFlink, type FlinkStatement } from './connect-flink.ts';

/** Where Flink is, and who asks. */
export interface FlinkPlace {
  /** `https://flink.<region>.<cloud>.confluent.cloud`. */
  readonly url: string;
  readonly organizationId: string;
  readonly key: { readonly id: string; readonly secret: Secret };
}

const inputSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must consist of small letters, digits and hyphens'),
  sql: z.string().min(1, 'must have at least one character'),
  flink: z.custom<FlinkPlace>((value) => typeof value === 'object' && value !== null, 'must say where Flink is'),
});

/** Starts a Flink statement and waits until it runs: a recipe of one's own, in the order of all recipes. */
export async function startStatement(
  lab: LabContext,
  input: z.input<typeof inputSchema>,
  options: CallOptions & { readonly timeoutMs?: number; readonly pollIntervalMs?: number | undefined } = {},
): Promise<{ readonly outcome: Outcome; readonly phase: string }> {
  // Wrong input is refused by name, before the first request.
  const { name, sql, flink } = parseInput(inputSchema, input, 'start a Flink statement');
  const client = connectFlink(lab, flink);

  // Observe and ensure: whatever becomes of the call, the live state decides.
  const { thing, isNew } = await ensure<FlinkStatement>({
    what: `Flink statement "${name}"`,
    find: () => client.find(name),
    create: () => client.create(name, sql),
  });

  // Sync: nothing of a statement can be changed, so another one of the name is refused.
  if (thing.spec.statement !== sql) throw new Error(`Statement "${name}" exists and does something else.`);

  // Wait, with a deadline.
  const live = await waitUntil<FlinkStatement | undefined>({
    ...options,
    waitingFor: `Flink statement "${name}" to run`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: () => client.find(name),
    judge(seen) {
      const phase = seen?.status.phase ?? 'GONE';
      if (phase === 'RUNNING' || phase === 'COMPLETED') return { state: 'ready' };
      if (phase === 'PENDING') return { state: 'pending', phase };
      return { state: 'failed', phase, why: seen?.status.detail ?? 'Flink gives no reason' };
    },
  });
  return { outcome: isNew ? 'created' : 'unchanged', phase: live?.status.phase ?? 'RUNNING' };
}
