import { type Clock, InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { KafkaAwayError } from '../kafka-away-error.ts';
import type { KafkaSettings } from '../kafka-settings.ts';
import { checkLine } from './check-line.ts';
import type { LineProblem } from './line-problem.ts';
import { type ServerAddress, serverAddress } from './server-address.ts';

/** What is wrong with one server. */
export interface ServerProblem extends LineProblem {
  /** `host:port`. */
  readonly server: string;
}

/** Checks the lines to servers, all at once, and gives what is wrong, in their order. */
export async function checkServers(
  servers: readonly string[],
  settings: KafkaSettings,
  clock: Clock,
): Promise<readonly ServerProblem[]> {
  const found = await Promise.all(
    servers.map(async (server): Promise<ServerProblem | undefined> => {
      const address = serverAddress(server);
      const problem = address ? await checkLine(address, settings, clock) : notAnAddress;
      return problem && { server, ...problem };
    }),
  );
  return found.filter((problem) => problem !== undefined);
}

const notAnAddress: LineProblem = { problem: 'this is not host:port', remedy: 'Write localhost:9092.', mayPass: false };

/** `host:port`, where an IPv6 address is in brackets. */
export function serverOf({ host, port }: ServerAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Throws where none of the servers can be used.
 *
 * @throws KafkaAwayError where one of them may be there soon
 * @throws InputError where somebody has to do something
 */
export function refuseServers(problems: readonly ServerProblem[], servers: readonly string[]): void {
  if (problems.length < servers.length) return;
  if (problems.some(({ mayPass }) => mayPass)) {
    const said = problems.map(({ server, problem }) => `${server}: ${problem}`).join('; ');
    throw new KafkaAwayError(`Tried to reach Kafka. ${said}. ${problems[0]?.remedy ?? ''}`, undefined);
  }
  throw new InputError({ tried: 'reach Kafka', problems: problems.map(inputProblem) });
}

export function inputProblem({ server, problem, remedy }: ServerProblem): InputProblem {
  return { path: server, problem: `${problem}.`, remedy };
}
