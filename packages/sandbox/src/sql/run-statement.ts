import { describeTable } from './describe-table.ts';
import { openQuery } from './open-query.ts';
import { show } from './show.ts';
import { syntaxError, unsupported } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import type { StatementContext } from './statement-context.ts';
import { changeCatalog } from './statements/change-catalog.ts';
import { parseQuery } from './syntax/parse-query.ts';
import { startsQuery } from './syntax/starts-query.ts';

/** Runs one statement, by its first words. */
export async function runStatement(context: StatementContext): Promise<SqlOutcome> {
  const { reader } = context;
  const first = reader.peek();
  if (!first) throw syntaxError('');
  if (reader.takeWord('SHOW')) return show(context);
  if (reader.takeWord('DESCRIBE', 'DESC')) return describeTable(context);
  if (startsQuery(reader)) return select(context);
  const changed = await changeCatalog(context);
  if (changed) return changed;
  const verb = first.kind === 'word' ? first.text.toUpperCase() : '';
  throw otherVerbs.has(verb) ? unsupported(`the statement ${verb}`) : syntaxError(first.text);
}

/** Statements of a warehouse that the sandbox does not have. Any other first word is a slip of the pen. */
const otherVerbs = new Set(
  (
    'ALTER ANALYZE BEGIN CACHE CALL CLEAR COMMENT COPY CREATE DECLARE DELETE DROP EXECUTE EXPLAIN FROM GRANT INSERT LIST MERGE ' +
    'MSCK OPTIMIZE REFRESH REORG REPLACE RESET RESTORE REVOKE SET SYNC TABLE TRUNCATE UNCACHE UNDROP UPDATE USE VACUUM'
  ).split(' '),
);

async function select(context: StatementContext): Promise<SqlOutcome> {
  const { reader, pool, signal, namespace, caller, parameters, rowLimit } = context;
  const query = parseQuery(reader);
  reader.expectEnd();
  const session = { caller, catalog: namespace.catalog, schema: namespace.schema };
  return pool.run({ ...(await openQuery(query, context)), session, parameters, rowLimit }, signal);
}
