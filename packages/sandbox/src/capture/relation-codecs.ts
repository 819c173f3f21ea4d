import { builtinType } from './builtin-types.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import type { Relation } from './pgoutput.ts';
import type { SourceDatabase } from './source-database.ts';
import { readTables, type SourceColumn, type SourceTable } from './source-table.ts';
import { createTableCodec, type TableCodec } from './table-codec.ts';

/** Finds the codec for a relation of the stream. */
export interface RelationCodecs {
  /** The codec, if it was found before. */
  known(relation: Relation): TableCodec | undefined;
  find(relation: Relation): Promise<TableCodec>;
}

/**
 * The stream describes a table before its first change and whenever it was altered, but says nothing of NULL and little
 * of types: that is asked from the catalog. The catalog may be ahead of the stream, so the stream's columns decide.
 */
export function createRelationCodecs(
  database: SourceDatabase,
  options: CaptureOptions,
  host: CaptureHost,
): RelationCodecs {
  const codecs = new WeakMap<Relation, TableCodec>();
  return {
    known: (relation) => codecs.get(relation),
    async find(relation) {
      const [described] = await database.withClient((client) => readTables(client, relation));
      const codec = await createTableCodec(tableOf(relation, described), options, host);
      codecs.set(relation, codec);
      return codec;
    },
  };
}

function tableOf(relation: Relation, described: SourceTable | undefined): SourceTable {
  const { schema, name, hasFullIdentity } = relation;
  const hasKey = described?.columns.some((column) => column.keyPosition !== null) ?? false;
  return {
    schema,
    name,
    isPartitioned: described?.isPartitioned ?? false,
    columns: relation.columns.map((column, index): SourceColumn => {
      const known = described?.columns.find((one) => one.name === column.name);
      if (known?.declaredTypeOid === column.typeOid) return known;
      const { typeOid, typeModifier } = column;
      // Altered or gone since: what the stream says of the type has to do.
      const isKey = !hasKey && !hasFullIdentity && column.isKey;
      const keyPosition = known?.keyPosition ?? (isKey ? index : null);
      return {
        name: column.name,
        declaredTypeOid: typeOid,
        type: builtinType(typeOid),
        typeModifier,
        isNullable: true,
        keyPosition,
        defaultExpression: null,
      };
    }),
  };
}
