import { type AvroType, avroType } from '../avro/avro-type.ts';
import type { DerivedColumn, DerivedTopic } from './derived-topic.ts';
import type { WrittenRow } from './newest-rows.ts';
import { type AvroField, rowFields } from './read-source-record.ts';

/** With what a record of a derived topic is written. */
export interface DerivedSchemas {
  readonly key: RegisteredSchema;
  readonly value: RegisteredSchema;
  /** The columns that the sources have. */
  readonly columns: readonly DerivedColumn[];
}

interface RegisteredSchema {
  readonly id: number;
  readonly type: AvroType;
}

/** Gives the schemas for rows of tables, by table; those that were written alike share them. */
export type SchemasOfRows = (rows: ReadonlyMap<string, WrittenRow>) => Promise<DerivedSchemas>;

/** A column has the type that it has in its source, whatever a connector was set to. One that the source leaves out is left out. */
export function createDerivedSchemas(
  derived: DerivedTopic,
  host: { schemaById(id: number): object; registerSchema(subject: string, schema: object): Promise<number> },
): SchemasOfRows {
  const known = new Map<string, Promise<DerivedSchemas>>();
  return (rows) => {
    const name = [...rows.values()].map(({ schemaId }) => schemaId).join();
    const schemas = known.get(name) ?? make(rows);
    known.set(name, schemas);
    schemas.catch(() => known.delete(name));
    return schemas;
  };

  async function make(rows: ReadonlyMap<string, WrittenRow>): Promise<DerivedSchemas> {
    const fieldsOf = new Map([...rows].map(([table, { schemaId }]) => [table, rowFields(host.schemaById(schemaId))]));
    const columns: DerivedColumn[] = [];
    const fields: AvroField[] = [];
    for (const column of derived.columns) {
      const field =
        'text' in column
          ? { type: 'string' }
          : fieldsOf.get(column.table)?.find(({ name: own }) => own === column.column);
      if (!field) continue;
      columns.push(column);
      fields.push({ ...field, name: column.name });
    }
    const keyFields = fields.filter(({ name: own }) => own === derived.key);
    return {
      key: await register('key', keyFields),
      value: await register('value', fields),
      columns,
    };
  }

  async function register(part: 'key' | 'value', fields: readonly AvroField[]): Promise<RegisteredSchema> {
    const schema = { type: 'record', name: `${derived.name}_${part}`, namespace: 'sandbox.derived', fields };
    const type = avroType(schema);
    return { id: await host.registerSchema(`${derived.name}-${part}`, schema), type };
  }
}
