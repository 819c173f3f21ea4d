import { join } from 'node:path';
import type { Listener } from './listeners.ts';

/** A node as its configuration has it. */
export interface NodePlan {
  readonly id: number;
  readonly folder: string;
  readonly controllerPort: number;
  /** The first one is that between the brokers. */
  readonly listeners: readonly (Listener & { readonly port: number })[];
}

/** `server.properties` of a node that is broker and controller: as many copies as there are brokers, three at most, and no pause before a group begins. */
export function nodeProperties(node: NodePlan, all: readonly NodePlan[], isSecure: boolean): string {
  const { id, folder, controllerPort, listeners } = node;
  const copies = Math.min(3, all.length);
  const inSync = Math.max(1, copies - 1);
  const addresses = listeners.map(({ name, port }) => `${name}://127.0.0.1:${port}`);
  const protocols = listeners.map(({ name, protocol }) => `${name}:${protocol}`);
  const own = listeners.flatMap(({ name, settings }) =>
    Object.entries(settings).map(([key, value]) => `listener.name.${name.toLowerCase()}.${key}=${value}`),
  );
  return `${[
    'process.roles=broker,controller',
    `node.id=${id}`,
    `controller.quorum.voters=${all.map((one) => `${one.id}@127.0.0.1:${one.controllerPort}`).join(',')}`,
    `listeners=${[...addresses, `CONTROLLER://127.0.0.1:${controllerPort}`].join(',')}`,
    `advertised.listeners=${addresses.join(',')}`,
    'controller.listener.names=CONTROLLER',
    `inter.broker.listener.name=${listeners[0]?.name}`,
    `listener.security.protocol.map=${['CONTROLLER:PLAINTEXT', ...protocols].join(',')}`,
    `log.dirs=${join(folder, 'data')}`,
    `default.replication.factor=${copies}`,
    `min.insync.replicas=${inSync}`,
    `offsets.topic.replication.factor=${copies}`,
    'offsets.topic.num.partitions=5',
    `transaction.state.log.replication.factor=${copies}`,
    `transaction.state.log.min.isr=${inSync}`,
    'transaction.state.log.num.partitions=5',
    'group.initial.rebalance.delay.ms=0',
    'auto.create.topics.enable=false',
    'log.cleaner.backoff.ms=1000',
    ...(isSecure ? rights : []),
    ...own,
  ].join('\n')}\n`;
}

/** Who has no right in an ACL has none; the brokers, and those without a login, may do all. */
const rights = [
  'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users=User:ANONYMOUS;User:lab;User:CN=client',
];
