import { ANY, type DuckDBConnection, DuckDBScalarFunction, type DuckDBValue } from '@duckdb/node-api';
import { SqlError } from '../sql-error.ts';
import { duckdbTypeOf, sqlTypeOf } from './duckdb-types.ts';
import type { SqlType } from './sql-type.ts';

/** A function that DuckDB does not have, or not with the same meaning. Where an argument is null, so is the result. */
export interface NativeFunction {
  /** What it is called in DuckDB. */
  readonly name: string;
  readonly parameters: number;
  readonly returns: SqlType;
  /** Gives one result. The types are those that the arguments really have. Throws a `SqlError`. */
  run(values: readonly DuckDBValue[], types: readonly SqlType[]): DuckDBValue;
}

export function registerNative(connection: DuckDBConnection, native: NativeFunction): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: native.name,
      returnType: duckdbTypeOf(native.returns),
      parameterTypes: Array.from({ length: native.parameters }, () => ANY),
      mainFunction(info, input, output) {
        const vectors = Array.from({ length: native.parameters }, (_, index) => input.getColumnVector(index));
        const types = vectors.map((vector) => sqlTypeOf(vector.type));
        try {
          for (let row = 0; row < input.rowCount; row += 1) {
            const values = vectors.map((vector) => vector.getItem(row));
            output.setItem(row, values.includes(null) ? null : native.run(values, types));
          }
          output.flush();
        } catch (error) {
          info.setError(error instanceof SqlError ? spoken(error) : String(error));
        }
      },
    }),
  );
}

/** An error in the words that `toSqlError` reads. */
export function spoken({ errorClass, sqlState, explanation }: SqlError): string {
  return `[${errorClass}|${sqlState}] ${explanation}`;
}
