import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createKafkaNode, type KafkaNode } from './kafka-node.ts';
import { type Listener, type Logins, plainListener, secureListeners } from './listeners.ts';
import { type Certificates, makeCertificates } from './make-certificates.ts';
import { type NodePlan, nodeProperties } from './node-properties.ts';

/** What it is made of: Kafka, and what prints its log. */
export const kafkaArtifacts = ['org.apache.kafka:kafka_2.13:4.3.1', 'org.slf4j:slf4j-simple:1.7.36'];

/** What kind of Kafka is started. */
export interface KafkaOptions {
  /** How many nodes it has, each broker and controller. Default 1. */
  readonly brokers?: number;
  /** Whether it also has listeners with TLS and with logins, and ACLs. Default false. */
  readonly isSecure?: boolean;
}

/** Kafka on this machine alone. */
export interface OwnKafka {
  /** Of all nodes, the listener without TLS and without a login. */
  readonly bootstrapServers: string;
  readonly nodes: readonly KafkaNode[];
  /** Where it is secure: its listeners, and what a client needs for them. */
  readonly secure?: SecureKafka;
  /** Kills all nodes, as a crash would. */
  kill(): Promise<void>;
  /** Starts all nodes again, on the same ports and the same data. */
  start(): Promise<void>;
  /** Stops all nodes in an orderly way. */
  stop(): Promise<void>;
}

/** What a client needs for the listeners of a secure Kafka. */
export interface SecureKafka {
  /** By listener (`SASL_SSL`), the addresses of all nodes. */
  readonly servers: Readonly<Record<string, string>>;
  readonly logins: Logins;
  readonly certificates: Certificates;
}

/**
 * Starts Apache Kafka in KRaft mode on free ports of loopback. Its configuration and its data are in the folder.
 *
 * @param classPath of `kafkaArtifacts`
 * @throws Error with the end of its output when it stops by itself, or is not ready in two minutes
 */
export async function startKafka(folder: string, classPath: string, options: KafkaOptions = {}): Promise<OwnKafka> {
  const { brokers = 1, isSecure = false } = options;
  mkdirSync(folder, { recursive: true });
  const certificates = isSecure ? makeCertificates(folder) : undefined;
  const logins: Logins = { lab: randomBytes(12).toString('hex'), reader: randomBytes(12).toString('hex') };
  const listeners = [plainListener, ...(certificates ? secureListeners(certificates, logins) : [])];
  const plans = await Promise.all(Array.from({ length: brokers }, (_, index) => plan(folder, index + 1, listeners)));
  const clusterId = storageTool(classPath, ['random-uuid']);
  const nodes = plans.map((node): KafkaNode => {
    const properties = join(node.folder, 'server.properties');
    writeFileSync(properties, nodeProperties(node, plans, isSecure), { mode: 0o600 });
    storageTool(classPath, ['format', '-t', clusterId, '-c', properties, ...(isSecure ? scramUsers(logins) : [])]);
    const address = `127.0.0.1:${node.listeners[0]?.port}`;
    return createKafkaNode({ id: node.id, address, folder: node.folder, classPath, properties });
  });
  const all = async (run: (node: KafkaNode) => Promise<void>): Promise<void> => {
    await Promise.all(nodes.map(run));
  };
  const start = (): Promise<void> => all((node) => node.start());
  const kill = (): Promise<void> => all((node) => node.kill());
  await start().catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  return {
    bootstrapServers: nodes.map(({ address }) => address).join(','),
    nodes,
    ...(certificates && { secure: { servers: serversOf(plans), logins, certificates } }),
    start,
    kill,
    stop: () => all((node) => node.stop()),
  };
}

async function plan(folder: string, id: number, listeners: readonly Listener[]): Promise<NodePlan> {
  const own = join(folder, `node-${id}`);
  mkdirSync(own, { recursive: true });
  const placed: NodePlan['listeners'][number][] = [];
  for (const listener of listeners) placed.push({ ...listener, port: await freePort() });
  return { id, folder: own, controllerPort: await freePort(), listeners: placed };
}

function serversOf(plans: readonly NodePlan[]): Readonly<Record<string, string>> {
  const names = plans[0]?.listeners.map(({ name }) => name) ?? [];
  const addresses = (name: string): string =>
    plans.map(({ listeners }) => `127.0.0.1:${listeners.find((one) => one.name === name)?.port}`).join(',');
  return Object.fromEntries(names.map((name) => [name, addresses(name)]));
}

/** Passwords that Kafka keeps itself, instead of in its configuration. */
function scramUsers(logins: Logins): readonly string[] {
  return Object.entries(logins).flatMap(([name, password]) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${name},password=${password}]`,
    ]),
  );
}

function storageTool(classPath: string, args: readonly string[]): string {
  const run = spawnSync('java', ['-cp', classPath, 'kafka.tools.StorageTool', ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Kafka could not prepare its folder:\n${run.stderr}`);
  return run.stdout.trim();
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
