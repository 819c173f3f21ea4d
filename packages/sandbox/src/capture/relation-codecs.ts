import type { Pgoutput } from 'pg-logical-replication';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import type { SourceDatabase } from './open-database.ts';
import { readTables, type SourceColumn, type SourceTable } from './source-table.ts';
import { createTableCodec, type TableCodec } from './table-codec.ts';

/** Finds the codec for a relation of the stream. */
export type RelationCodecs = (relation: Pgoutput.MessageRelation) => Promise<TableCodec>;

/**
 * The stream describes a table before its first change and whenever it was altered, but says nothing of NULL and little
 * of types: that is asked from the catalog. The catalog may be ahead of the stream, so the stream's columns decide.
 */
export function createRelationCodecs(
  database: SourceDatabase,
  options: CaptureOptions,
  host: CaptureHost,
): RelationCodecs {
  const codecs = new WeakMap<Pgoutput.MessageRelation, TableCodec>();
  return async (relation) => {
    const known = codecs.get(relation);
    if (known) return known;
    const [described] = await database.withClient((client) => readTables(client, relation));
    const codec = await createTableCodec(tableOf(relation, described), options, host);
    codecs.set(relation, codec);
    return codec;
  };
}

function tableOf(relation: Pgoutput.MessageRelation, described: SourceTable | undefined): SourceTable {
  const hasFullIdentity = relation.replicaIdentity === 'full';
  const hasKey = described?.columns.some((column) => column.keyPosition !== null) ?? false;
  return {
    schema: relation.schema,
    name: relation.name,
    hasFullIdentity,
    columns: relation.columns.map((column, index): SourceColumn => {
      const known = described?.columns.find((one) => one.name === column.name);
      const typeOid = column.typeOid >>> 0;
      if (known?.declaredTypeOid === typeOid) return known;
      // Altered or gone since: what the stream says of the type has to do.
      const isKey = !hasKey && !hasFullIdentity && (column.flags & 1) === 1;
      const keyPosition = known?.keyPosition ?? (isKey ? index : null);
      const { name, typeMod: typeModifier } = column;
      return { name, declaredTypeOid: typeOid, typeOid, typeModifier, isNullable: true, keyPosition };
    }),
  };
}
