import { encodeAvro } from '../avro/encode-avro.ts';
import type { BrokerRecord, NewRecord } from '../broker/record.ts';
import type { DerivedSchemas } from './derived-schemas.ts';
import type { DerivedTopic, SourceRow } from './derived-topic.ts';
import type { NewestRows, WrittenRow } from './newest-rows.ts';

/** A row that becomes a record, with the record that it came in. */
export interface PendingRow {
  readonly record: BrokerRecord;
  readonly written: WrittenRow;
}

/** The rows that a pending row is joined with and itself, by table; `undefined` while one is missing. */
export function joinRows(
  derived: DerivedTopic,
  { written }: PendingRow,
  tables: readonly NewestRows[],
): ReadonlyMap<string, WrittenRow> | undefined {
  const rows = new Map([[derived.from, written]]);
  for (const { lookup, find } of tables) {
    const found = find(written.row[lookup.equals]);
    if (!found) return undefined;
    rows.set(lookup.table, found);
  }
  return rows;
}

/** The record of a derived topic that joined rows make. @throws when a row has no key */
export function derivedRecord(
  derived: DerivedTopic,
  { record }: PendingRow,
  rows: ReadonlyMap<string, WrittenRow>,
  { key, value, columns }: DerivedSchemas,
): NewRecord {
  const own: SourceRow = rows.get(derived.from)?.row ?? {};
  const cells: Record<string, unknown> = {};
  for (const column of columns) {
    cells[column.name] = 'text' in column ? column.text(own) : rows.get(column.table)?.row[column.column];
  }
  return {
    topic: derived.name,
    key: encodeAvro(key.id, key.type, cells),
    value: encodeAvro(value.id, value.type, cells),
    timestampMs: record.timestampMs,
  };
}
