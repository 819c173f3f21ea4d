import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from '../../back-off.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import { checkServers, refuseServers } from './line/check-servers.ts';

/**
 * Resolves when one of the servers can be used: at the start somebody sits in front of it, and nothing is to be lost by giving up.
 *
 * @throws InputError at once where somebody has to do something
 * @throws KafkaAwayError where none is there after `timeoutMs`
 */
export async function reachKafka(
  settings: KafkaSettings,
  { clock, signal, timeoutMs }: { readonly clock: Clock; readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<void> {
  const { bootstrapServers } = settings;
  const untilMs = clock.now() + timeoutMs;
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    const release = clock.hold?.();
    const problems = await checkServers(bootstrapServers, settings, clock).finally(release);
    if (problems.length < bootstrapServers.length) return;
    if (clock.now() >= untilMs || !problems.some(({ mayPass }) => mayPass)) refuseServers(problems, bootstrapServers);
    await sleep(clock, backOffMs(attempt), signal);
  }
}
