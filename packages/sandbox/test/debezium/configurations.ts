import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from './recorded.ts';

/** What the connectors of all three configurations are given. */
export const common = {
  'table.include.list': 'public\\.t_.*, app\\.orders, public\\.MixedTable',
  'topic.prefix': 'zoo',
  'database.user': 'postgres',
};

/** The configurations in which Debezium was recorded, by the cloud's keys. */
export const configurations: Readonly<Record<Recording, Record<string, string>>> = {
  'recipe-defaults': {
    'after.state.only': 'true',
    'decimal.handling.mode': 'double',
    'time.precision.mode': 'connect',
    'tombstones.on.delete': 'false',
  },
  'service-defaults': {
    'after.state.only': 'false',
    'decimal.handling.mode': 'precise',
    'time.precision.mode': 'adaptive',
    'tombstones.on.delete': 'true',
  },
  'string-adaptive': {
    'after.state.only': 'true',
    'decimal.handling.mode': 'string',
    'time.precision.mode': 'adaptive_time_microseconds',
    'tombstones.on.delete': 'true',
  },
};

/** What both sides run: one file before the snapshot, the other while streaming. */
export async function sqlOf(file: 'setup.sql' | 'stream.sql'): Promise<string> {
  const text = await readFile(join(import.meta.dirname, file), 'utf8');
  return text
    .split('\n')
    .filter((line) => !/^(--|\\)/.test(line))
    .join('\n');
}
