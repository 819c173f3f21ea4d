import { startProgram } from './start-program.ts';

export interface ServerOptions {
  /** How long a page of a list takes. */
  readonly pageDelayMs?: number;
  /** Pages say nothing of their length. */
  readonly hidesLength?: boolean;
  /** More than so many calls in one second of the clock are refused. Default: no limit. */
  readonly callsPerSecond?: number;
  readonly tokenLifetimeSeconds?: number;
  /** How long a sign-in takes. */
  readonly tokenDelayMs?: number;
}

/** What the server has seen so far. */
export interface ServerStatistics {
  refusals: number;
  tokens: number;
  discoveries: number;
}

export interface Server {
  readonly url: string;
  statistics(): Promise<ServerStatistics>;
  stop(): void;
}

/** Starts the server of a benchmark in a process of its own. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const program = startProgram('server', [JSON.stringify(options)]);
  const { url } = await program.next<{ readonly url: string }>();
  return {
    url,
    statistics() {
      const answer = program.next<ServerStatistics>();
      program.send('statistics');
      return answer;
    },
    stop: program.stop,
  };
}
