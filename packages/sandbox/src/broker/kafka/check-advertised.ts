import { type Clock, InputError } from '@tableflow-workshop/client-core';
import type { KafkaSettings } from './kafka-settings.ts';
import { checkServers, inputProblem, refuseServers, serverOf } from './line/check-servers.ts';
import type { ServerAddress } from './line/server-address.ts';

/**
 * Checks the addresses that the brokers give of themselves: after the first words all goes there, and one that only they know is
 * what is wrong most often.
 *
 * @throws InputError where one of them cannot be used
 * @throws KafkaAwayError where none of them is there
 */
export async function checkAdvertised(
  brokers: readonly ServerAddress[],
  settings: KafkaSettings,
  clock: Clock,
): Promise<void> {
  const all = brokers.map(serverOf);
  const others = all.filter((server) => !settings.bootstrapServers.includes(server));
  const problems = (await checkServers(others, settings, clock)).map((one) => ({
    ...one,
    problem: `Kafka gives this as the address of a broker, and ${one.problem}`,
    remedy: `Set advertised.listeners of the broker to what this machine can reach. ${one.remedy}`,
  }));
  const lasting = problems.filter(({ mayPass }) => !mayPass);
  if (lasting.length > 0)
    throw new InputError({ tried: 'reach the brokers of Kafka', problems: lasting.map(inputProblem) });
  if (all.length > 0) refuseServers(problems, all);
}
