import {
  ANY,
  BOOLEAN,
  type DuckDBConnection,
  DuckDBScalarFunction,
  type DuckDBType,
  UHUGEINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { TypeOracle } from './duckdb/compile-query.ts';
import { registerNative } from './spark/native-function.ts';

/**
 * Asks DuckDB for the types of expressions: it plans a text in which `note_type('key', typeof(x))` marks them, and folds
 * these calls while it plans.
 */
export function createTypeOracle(connection: DuckDBConnection, signal: AbortSignal): TypeOracle {
  const registered = new Set<string>();
  let noted = new Map<string, string>();
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'note_type',
      returnType: BOOLEAN,
      parameterTypes: [VARCHAR, VARCHAR],
      mainFunction(_info, input, output) {
        const [keys, types] = [input.getColumnVector(0), input.getColumnVector(1)];
        for (let row = 0; row < input.rowCount; row += 1) {
          const type = String(types.getItem(row));
          // What hangs on a placeholder is not known yet.
          if (!type.includes('UHUGEINT')) noted.set(String(keys.getItem(row)), type);
          output.setItem(row, true);
        }
        output.flush();
      },
    }),
  );
  const placeholders: readonly (readonly [string, DuckDBType])[] = [
    ['pending_boolean', BOOLEAN],
    ['pending_value', UHUGEINT],
    ['pending_string', VARCHAR],
  ];
  for (const [name, type] of placeholders) connection.registerScalarFunction(placeholder(name, type));
  return {
    register(natives) {
      for (const native of natives) {
        if (registered.has(native.name)) continue;
        registerNative(connection, native);
        registered.add(native.name);
      }
    },
    async typesIn(text) {
      signal.throwIfAborted();
      noted = new Map();
      const statements = await connection.extractStatements(text);
      const prepared = await statements.prepare(0);
      prepared.destroySync();
      return noted;
    },
  };
}

/** Is planned, and never run. */
function placeholder(name: string, returnType: DuckDBType): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    returnType,
    varArgsType: ANY,
    volatile: true,
    mainFunction(_info, input, output) {
      for (let row = 0; row < input.rowCount; row += 1) output.setItem(row, null);
      output.flush();
    },
  });
}
