import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import type { SqlColumn } from './sql-outcome.ts';

type TypeName = Pick<SqlColumn, 'typeName' | 'typeText'>;

/** A result column's type in the service's words. */
export function databricksType(type: DuckDBType): TypeName {
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL:
      return { typeName: 'DECIMAL', typeText: `DECIMAL(${type.width},${type.scale})` };
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
      return { typeName: 'ARRAY', typeText: `ARRAY<${databricksType(type.valueType).typeText}>` };
    case DuckDBTypeId.MAP: {
      const [key, value] = [databricksType(type.keyType), databricksType(type.valueType)];
      return { typeName: 'MAP', typeText: `MAP<${key.typeText}, ${value.typeText}>` };
    }
    case DuckDBTypeId.STRUCT: {
      const fields = type.entryNames.map(
        (name, index) => `${name}: ${databricksType(type.entryTypes[index] ?? type).typeText}`,
      );
      return { typeName: 'STRUCT', typeText: `STRUCT<${fields.join(', ')}>` };
    }
    default: {
      const [typeName, typeText] = simpleTypes.get(type.typeId) ?? ['STRING', 'STRING'];
      return { typeName, typeText };
    }
  }
}

/** Whole numbers wider than BIGINT come from sums, which are BIGINT there. What has no equal there is told as text. */
const simpleTypes = new Map<DuckDBTypeId, readonly [string, string]>([
  [DuckDBTypeId.BOOLEAN, ['BOOLEAN', 'BOOLEAN']],
  [DuckDBTypeId.TINYINT, ['BYTE', 'TINYINT']],
  [DuckDBTypeId.UTINYINT, ['SHORT', 'SMALLINT']],
  [DuckDBTypeId.SMALLINT, ['SHORT', 'SMALLINT']],
  [DuckDBTypeId.USMALLINT, ['INT', 'INT']],
  [DuckDBTypeId.INTEGER, ['INT', 'INT']],
  [DuckDBTypeId.UINTEGER, ['LONG', 'BIGINT']],
  [DuckDBTypeId.BIGINT, ['LONG', 'BIGINT']],
  [DuckDBTypeId.UBIGINT, ['LONG', 'BIGINT']],
  [DuckDBTypeId.HUGEINT, ['LONG', 'BIGINT']],
  [DuckDBTypeId.FLOAT, ['FLOAT', 'FLOAT']],
  [DuckDBTypeId.DOUBLE, ['DOUBLE', 'DOUBLE']],
  [DuckDBTypeId.BLOB, ['BINARY', 'BINARY']],
  [DuckDBTypeId.DATE, ['DATE', 'DATE']],
  [DuckDBTypeId.TIMESTAMP, ['TIMESTAMP', 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_S, ['TIMESTAMP', 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_MS, ['TIMESTAMP', 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_NS, ['TIMESTAMP', 'TIMESTAMP']],
  [DuckDBTypeId.TIMESTAMP_TZ, ['TIMESTAMP', 'TIMESTAMP']],
  [DuckDBTypeId.INTERVAL, ['INTERVAL', 'INTERVAL']],
  [DuckDBTypeId.SQLNULL, ['NULL', 'VOID']],
]);
