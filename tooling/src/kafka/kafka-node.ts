import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** One node of a Kafka, in a process of its own. */
export interface KafkaNode {
  /** Of the broker, in `node.id`. */
  readonly id: number;
  /** Where its listener without a login is. */
  readonly address: string;
  /** Starts it again, on the same ports and the same data. */
  start(): Promise<void>;
  /** Kills it, as a crash would. */
  kill(): Promise<void>;
  /** Stops it in an orderly way: its partitions get other leaders first. */
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;
const lastCharacters = 4_000;
/** Warnings, and the line that says that it is ready. */
const logging = ['defaultLogLevel=warn', 'log.kafka.server.KafkaRaftServer=info'].map(
  (setting) => `-Dorg.slf4j.simpleLogger.${setting}`,
);

/** Prepares a node whose folder is formatted. `start` rejects with the end of its output when it is not ready in two minutes. */
export function createKafkaNode(options: {
  readonly id: number;
  readonly address: string;
  readonly folder: string;
  readonly classPath: string;
  readonly properties: string;
}): KafkaNode {
  const { id, address, folder, classPath, properties } = options;
  let server: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  const start = async (): Promise<void> => {
    server = spawn('java', ['-Xmx512m', ...logging, '-cp', classPath, 'kafka.Kafka', properties], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await untilReady(server, () => end('SIGKILL'));
  };
  return { id, address, start, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

async function untilReady(server: ChildProcess, end: () => Promise<void>): Promise<void> {
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const read = (line: string): void => {
      output = `${output}${line}\n`.slice(-lastCharacters);
      if (line.includes('Kafka Server started')) resolve();
    };
    for (const stream of [server.stdout, server.stderr]) if (stream) createInterface(stream).on('line', read);
    server.once('exit', (code) => reject(new Error(`Kafka ended with code ${code}:\n${output}`)));
    server.once('error', reject);
    setTimeout(() => reject(new Error(`Kafka was not ready in two minutes:\n${output}`)), startTimeoutMs).unref();
  });
  try {
    await ready;
  } catch (error) {
    await end();
    throw error;
  }
}
