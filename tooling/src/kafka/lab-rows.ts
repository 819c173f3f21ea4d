import { setTimeout as pause } from 'node:timers/promises';
import { query, type SandboxValues } from './killed-sandbox.ts';

const settleMs = 300_000;

/** What PostgreSQL has: how many customers, and the versions of all hotels together. */
export interface SourceRows {
  readonly customers: number;
  readonly newest: number;
}

/** Three partitions for hotels: what the connector finds, it keeps. */
export async function createHotelTopic({ confluent, credentials: { kafka }, ids }: SandboxValues): Promise<void> {
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

/** What the tables of the lab have. */
export interface LabRows {
  readonly customers: number;
  readonly distinctCustomers: number;
  /** Changes of a hotel behind which the next one is missing, or comes before it. */
  readonly gaps: number;
  readonly repeats: number;
  readonly newest: number;
}

/** What the tables have once they have it all, or after a long time. */
export async function settledRows(values: SandboxValues, source: SourceRows): Promise<LabRows> {
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

async function read(values: SandboxValues): Promise<LabRows> {
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

/** Whether every change of PostgreSQL is a row once, and the changes of a hotel are in their order. */
export function isEachRowOnce(found: LabRows, source: SourceRows): boolean {
  const isComplete = found.customers === source.customers && found.newest === source.newest;
  return isComplete && found.distinctCustomers === source.customers && found.gaps === 0 && found.repeats === 0;
}
