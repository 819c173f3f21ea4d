import type { Broker } from '../broker/broker.ts';
import type { DerivedTopic, Lookup, SourceRow } from './derived-topic.ts';
import { readSourceRecord } from './read-source-record.ts';

/** A row with the schema that it was written with. */
export interface WrittenRow {
  readonly schemaId: number;
  readonly row: SourceRow;
}

/** The newest row of each key of a table, in memory. */
export interface NewestRows {
  readonly lookup: Lookup;
  /** Takes in what the topic has by now. */
  catchUp(): Promise<void>;
  find(key: unknown): WrittenRow | undefined;
}

const recordsAtOnce = 1_000;

/** No rows yet of a topic. Of a row only the columns are kept that the derived topic has. */
export function createNewestRows(
  { topic, lookup, derived }: { readonly topic: string; readonly lookup: Lookup; readonly derived: DerivedTopic },
  host: { readonly broker: Broker; schemaById(id: number): object; onUnreadable(topic: string, error: unknown): void },
): NewestRows {
  const { broker, schemaById } = host;
  const wanted = derived.columns.flatMap((one) => ('table' in one && one.table === lookup.table ? [one.column] : []));
  const rows = new Map<string, WrittenRow>();
  const next: number[] = [];

  const catchUpPartition = async (partition: number): Promise<void> => {
    while ((next[partition] ?? 0) < broker.endOffset(topic, partition)) {
      const records = await broker.read(topic, next[partition] ?? 0, recordsAtOnce, partition);
      if (records.length === 0) return;
      for (const record of records) {
        next[partition] = record.offset + 1;
        try {
          const change = readSourceRecord(record, schemaById);
          const key = String(change.row[lookup.key]);
          if (change.kind === 'deleted') rows.delete(key);
          else rows.set(key, { schemaId: change.schemaId, row: only(change.row, wanted) });
        } catch (error) {
          host.onUnreadable(topic, error);
        }
      }
    }
  };

  return {
    lookup,
    async catchUp() {
      for (let partition = 0; partition < broker.partitionCount(topic); partition += 1) {
        await catchUpPartition(partition);
      }
    },
    find: (key) => rows.get(String(key)),
  };
}

function only(row: SourceRow, columns: readonly string[]): SourceRow {
  return Object.fromEntries(columns.flatMap((column) => (column in row ? [[column, row[column]]] : [])));
}
