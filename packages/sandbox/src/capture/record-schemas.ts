import { type ConnectField, type ConnectSchema, plain, semantic } from './connect-schema.ts';

/** The key of a topic's records. */
export function keySchema(topic: string, fields: readonly ConnectField[]): ConnectSchema {
  return { type: 'STRUCT', name: `${topic}.Key`, isOptional: false, fields };
}

/** The value of a topic whose records are rows: the columns, and whether the row was deleted. */
export function rowSchema(topic: string, fields: readonly ConnectField[]): ConnectSchema {
  // A column of that name gives way.
  const columns = fields.filter(({ name }) => name !== deletedField);
  const deleted: ConnectField = { name: deletedField, schema: plain('STRING') };
  return { type: 'STRUCT', name: `${topic}.Value`, isOptional: false, fields: [...columns, deleted] };
}

/** Says in a row whether it was deleted: `true` or `false`. */
export const deletedField = '__deleted';

/** The value of a topic whose records are changes: the row before and after, and where the change comes from. */
export function envelopeSchema(topic: string, fields: readonly ConnectField[]): ConnectSchema {
  const row: ConnectSchema = { type: 'STRUCT', name: `${topic}.Value`, isOptional: true, fields };
  return {
    type: 'STRUCT',
    name: `${topic}.Envelope`,
    version: 2,
    isOptional: false,
    fields: [
      { name: 'before', schema: row },
      { name: 'after', schema: row },
      { name: 'source', schema: sourceSchema },
      { name: 'transaction', schema: transactionSchema },
      { name: 'op', schema: { type: 'STRING', isOptional: false } },
      { name: 'ts_ms', schema: plain('INT64') },
      { name: 'ts_us', schema: plain('INT64') },
      { name: 'ts_ns', schema: plain('INT64') },
    ],
  };
}

const required = (name: string, type: ConnectSchema['type']): ConnectField => ({
  name,
  schema: { type, isOptional: false },
});
const optional = (name: string, type: ConnectSchema['type']): ConnectField => ({ name, schema: plain(type) });

const snapshotSchema: ConnectSchema = {
  ...semantic('STRING', 'io.debezium.data.Enum', {
    allowed: 'true,first,first_in_data_collection,last_in_data_collection,last,false,incremental',
  }),
  default: 'false',
};

const sourceSchema: ConnectSchema = {
  type: 'STRUCT',
  name: 'io.debezium.connector.postgresql.Source',
  version: 1,
  isOptional: false,
  fields: [
    required('version', 'STRING'),
    required('connector', 'STRING'),
    required('name', 'STRING'),
    required('ts_ms', 'INT64'),
    { name: 'snapshot', schema: snapshotSchema },
    required('db', 'STRING'),
    optional('sequence', 'STRING'),
    optional('ts_us', 'INT64'),
    optional('ts_ns', 'INT64'),
    required('schema', 'STRING'),
    required('table', 'STRING'),
    optional('txId', 'INT64'),
    optional('lsn', 'INT64'),
    optional('xmin', 'INT64'),
    optional('origin', 'STRING'),
    optional('origin_lsn', 'INT64'),
  ],
};

const transactionSchema: ConnectSchema = {
  type: 'STRUCT',
  name: 'event.block',
  version: 1,
  isOptional: true,
  fields: [required('id', 'STRING'), required('total_order', 'INT64'), required('data_collection_order', 'INT64')],
};
