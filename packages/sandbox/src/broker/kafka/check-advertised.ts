import { type Clock, InputError } from '@tableflow-workshop/client-core';
import type { KafkaSettings } from './kafka-settings.ts';
import { checkServers, inputProblem, refuseServers, type ServerProblem, serverOf } from './line/check-servers.ts';
import type { ServerAddress } from './line/server-address.ts';

/**
 * What is wrong with the addresses that the brokers give of themselves: after the first words all goes there, and one that only they
 * know is what is wrong most often.
 */
export async function advertisedProblems(
  brokers: readonly ServerAddress[],
  settings: KafkaSettings,
  clock: Clock,
): Promise<readonly ServerProblem[]> {
  const others = brokers.map(serverOf).filter((server) => !settings.bootstrapServers.includes(server));
  const problems = await checkServers(others, settings, clock);
  return problems.map((one) => ({
    ...one,
    problem: `Kafka gives this as the address of a broker, and ${one.problem}`,
    remedy: `Set advertised.listeners of that broker to what this machine can reach. ${one.remedy}`,
  }));
}

/**
 * @throws InputError where one of these addresses cannot be used
 * @throws KafkaAwayError where none of them is there
 */
export async function checkAdvertised(
  brokers: readonly ServerAddress[],
  settings: KafkaSettings,
  clock: Clock,
): Promise<void> {
  const problems = await advertisedProblems(brokers, settings, clock);
  const lasting = problems.filter(({ mayPass }) => !mayPass);
  if (lasting.length > 0)
    throw new InputError({ tried: 'reach the brokers of Kafka', problems: lasting.map(inputProblem) });
  if (brokers.length > 0) refuseServers(problems, brokers.map(serverOf));
}
