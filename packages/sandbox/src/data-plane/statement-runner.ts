import type { DataPlane } from '@tableflow-workshop/simulator';
import type { SqlEngine } from '../sql/sql-engine.ts';
import { SqlError } from '../sql/sql-error.ts';

/** Runs a statement of the API on the engine. One that fails is an outcome. */
export function statementRunner(sql: SqlEngine): DataPlane['runStatement'] {
  return async ({ text, parameters, catalog, schema, rowLimit }, signal, caller) => {
    try {
      // What is empty or 0 was left out.
      const given = { catalog: catalog || undefined, schema: schema || undefined, rowLimit: rowLimit || undefined };
      const { columns, rows } = await sql.run(
        { text, parameters, ...given, caller: caller?.name, isVisible: caller?.isVisible },
        signal,
      );
      return { state: 'SUCCEEDED', columns, rows };
    } catch (error) {
      if (!(error instanceof SqlError)) return { state: 'FAILED', errorCode: 'INTERNAL_ERROR', message: String(error) };
      return { state: 'FAILED', errorCode: error.errorCode, message: error.message, sqlState: error.sqlState };
    }
  };
}
