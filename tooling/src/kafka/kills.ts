import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKilledSandbox, query, runLab3, type SandboxValues } from './killed-sandbox.ts';
import { startWriter } from './source-writer.ts';
import { withKafka } from './with-kafka.ts';

// LAB 3 on a real Kafka, with the sandbox and Kafka killed again and again: `kills.ts [kills of the sandbox] [kills of Kafka]`.
// Every change of PostgreSQL has to be a row once, and the changes of a key in their order. Needs a build before.

const sandboxKills = Number(process.argv[2] ?? 20);
const kafkaKills = Number(process.argv[3] ?? 10);
const longestLifeMs = 6_000;
const longestAwayMs = 3_000;
const settleMs = 300_000;

await withKafka(async (kafka, temporary) => {
  const folder = join(temporary, 'sandbox');
  mkdirSync(folder);
  const sandbox = createKilledSandbox(folder, kafka.bootstrapServers);
  let values = await sandbox.start();
  await createTopics(values);
  const writer = startWriter(values.postgres);

  // Each kill is of the sandbox or of Kafka, in an order that chance makes.
  const kills = shuffled([...Array(sandboxKills).fill('sandbox'), ...Array(kafkaKills).fill('Kafka')]);
  let isUp = false;
  const up = async (): Promise<void> => {
    while (!isUp) {
      const { code } = await runLab3(folder, ['up']);
      isUp ||= code === 0;
    }
  };
  const lab = up();
  for (const [index, victim] of kills.entries()) {
    await pause(Math.random() * longestLifeMs);
    if (victim === 'Kafka') {
      await kafka.kill();
      await pause(Math.random() * longestAwayMs);
      await kafka.start();
    } else {
      await sandbox.kill();
      values = await sandbox.start();
    }
    console.log(`${index + 1} of ${kills.length}: killed ${victim}; ${writer.committed()} transactions, up: ${isUp}`);
  }
  await writer.stop();
  // It verifies, and has to see all of what is there.
  await lab;
  const source = await writer.read();
  const found = await settled(values, source);
  console.log(`PostgreSQL: ${JSON.stringify(source)}`);
  console.log(`Delta:      ${JSON.stringify(found)}`);
  const verified = await runLab3(folder, ['verify']);
  console.log(verified.output.trim());
  await sandbox.stop();
  const isRight = found.customers === source.customers && found.distinctCustomers === source.customers;
  const isInOrder = found.gaps === 0 && found.repeats === 0 && found.newest === source.newest;
  console.log(isRight && isInOrder && verified.code === 0 ? 'every row once, in order per key' : 'WRONG');
  process.exitCode = isRight && isInOrder && verified.code === 0 ? 0 : 1;
});

/** Three partitions for hotels: what the connector finds, it keeps. */
async function createTopics({ confluent, credentials: { kafka }, ids }: SandboxValues): Promise<void> {
  const response = await fetch(`${confluent.kafkaRestUrl}/kafka/v3/clusters/${ids.kafkaClusterId}/topics`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${kafka.id}:${kafka.secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ topic_name: 'riverhotel.public.hotel', partitions_count: 3 }),
  });
  if (!response.ok) throw new Error(`The topic was not created: ${response.status} ${await response.text()}`);
}

interface Found {
  readonly customers: number;
  readonly distinctCustomers: number;
  /** Changes of a hotel behind which the next one is missing, or comes before it. */
  readonly gaps: number;
  readonly repeats: number;
  readonly newest: number;
}

/** What the tables have once they have it all, or after a long time. */
async function settled(values: SandboxValues, source: { customers: number; newest: number }): Promise<Found> {
  const untilMs = Date.now() + settleMs;
  for (;;) {
    const found = await read(values).catch((error: unknown) => {
      if (Date.now() >= untilMs) throw error;
      return undefined;
    });
    const hasAll = found && found.customers >= source.customers && found.newest >= source.newest;
    if (found && (hasAll || Date.now() >= untilMs)) return found;
    await pause(1_000);
  }
}

async function read(values: SandboxValues): Promise<Found> {
  const { catalogName, kafkaClusterId } = values.ids;
  const table = (name: string): string => `\`${catalogName}\`.\`${kafkaClusterId}\`.\`riverhotel_public_${name}\``;
  const number = async (statement: string): Promise<number> => Number((await query(values, statement))[0]?.[0]);
  const versions = `SELECT available_rooms AS version, lag(available_rooms) OVER (PARTITION BY hotel_id ORDER BY \`$$partition\`, \`$$offset\`) AS before FROM ${table('hotel')}`;
  return {
    customers: await number(`SELECT count(*) FROM ${table('customer')}`),
    distinctCustomers: await number(`SELECT count(DISTINCT customer_id) FROM ${table('customer')}`),
    gaps: await number(`SELECT count(*) FROM (${versions}) WHERE before IS NOT NULL AND version <> before + 1`),
    repeats: await number(
      `SELECT count(*) FROM (SELECT hotel_id FROM ${table('hotel')} GROUP BY hotel_id, available_rooms HAVING count(*) > 1)`,
    ),
    newest: await number(
      `SELECT sum(newest) FROM (SELECT max(available_rooms) AS newest FROM ${table('hotel')} GROUP BY hotel_id)`,
    ),
  };
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
