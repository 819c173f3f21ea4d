import { createSqlEngine, type SqlEngine } from '../src/sql/sql-engine.ts';
import { SqlError } from '../src/sql/sql-error.ts';

/** Who runs the statements. */
export const caller = 'river@example.com';

export function createAnsweringEngine(): SqlEngine {
  return createSqlEngine({ tables: () => [], catalogs: () => [{ name: 'main', schemas: ['default'] }] });
}

/** What a statement gives: its one cell, its rows where there are more, or the class and the state of its error. */
export async function answerOf(engine: SqlEngine, text: string): Promise<unknown> {
  try {
    const { rows } = await engine.run({ text, caller, catalog: 'main' });
    return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
  } catch (error) {
    if (error instanceof SqlError) return `${error.errorClass} ${error.sqlState}`;
    throw error;
  }
}

/** The columns of a statement: their names, or their types as SQL spells them. */
export async function columnsOf(
  engine: SqlEngine,
  text: string,
  what: 'name' | 'typeText',
): Promise<readonly string[]> {
  return (await engine.run({ text, caller, catalog: 'main' })).columns.map((column) => column[what]);
}
