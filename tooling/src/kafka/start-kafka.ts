import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What it is made of: Kafka, and what prints its log. */
export const kafkaArtifacts = ['org.apache.kafka:kafka_2.13:4.3.1', 'org.slf4j:slf4j-simple:1.7.36'];

/** Kafka on this machine alone, with one node that is broker and controller. */
export interface OwnKafka {
  readonly bootstrapServers: string;
  /** Kills it, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and the same data. */
  start(): Promise<void>;
  /** Stops it in an orderly way. */
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;
const lastCharacters = 4_000;
/** Warnings, and the line that says that it is ready. */
const logging = ['defaultLogLevel=warn', 'log.kafka.server.KafkaRaftServer=info'].map(
  (setting) => `-Dorg.slf4j.simpleLogger.${setting}`,
);

/**
 * Starts Apache Kafka in KRaft mode on free ports of loopback. Its configuration and its data are in the folder.
 *
 * @param classPath of `kafkaArtifacts`
 * @throws Error with the end of its output when it stops by itself, or is not ready in two minutes
 */
export async function startKafka(folder: string, classPath: string): Promise<OwnKafka> {
  mkdirSync(folder, { recursive: true });
  const [port, controllerPort] = [await freePort(), await freePort()];
  const properties = join(folder, 'server.properties');
  writeFileSync(properties, configuration(folder, port, controllerPort));
  format(classPath, properties);
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
  await start();
  return { bootstrapServers: `127.0.0.1:${port}`, start, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** One copy of everything, and no pause before a group begins. */
function configuration(folder: string, port: number, controllerPort: number): string {
  return `${[
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    `log.dirs=${join(folder, 'data')}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=5',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=5',
    'group.initial.rebalance.delay.ms=0',
    'auto.create.topics.enable=false',
    'log.cleaner.backoff.ms=1000',
  ].join('\n')}\n`;
}

function format(classPath: string, properties: string): void {
  const storage = ['-cp', classPath, 'kafka.tools.StorageTool'];
  const id = spawnSync('java', [...storage, 'random-uuid'], { encoding: 'utf8' }).stdout.trim();
  const formatted = spawnSync('java', [...storage, 'format', '-t', id, '-c', properties], { encoding: 'utf8' });
  if (formatted.status !== 0) throw new Error(`Kafka could not format its folder:\n${formatted.stderr}`);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
