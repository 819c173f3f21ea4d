import type { StatementRow } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { askTogether } from '../../mechanics/ask-together.ts';
import { sharesPolls } from '../../mechanics/shared-polls.ts';
import { runSql, StatementError } from './run-sql.ts';

/** Of one statement: a query plan has its limits. */
const mostParts = 100;

/**
 * Runs a SELECT of counts; where polls are shared, as one statement with the others of its kind that are asked for in the
 * same moment. All of a kind have the same columns.
 *
 * @throws what `runSql` throws
 */
export async function countTogether(
  lab: LabContext,
  kind: string,
  { select, signal }: { readonly select: string; readonly signal: AbortSignal | undefined },
): Promise<readonly StatementRow[]> {
  if (!sharesPolls(lab)) return runSql(lab, select, { signal });
  const ask = (selects: readonly string[]) => runInParts(lab, selects, signal);
  // One that fails would fail for all: then each is run for itself, and says so for itself.
  return (await askTogether(lab, kind, { item: select, ask })) ?? runSql(lab, select, { signal });
}

type Rows = readonly StatementRow[] | undefined;

async function runInParts(
  lab: LabContext,
  selects: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Rows[]> {
  const starts = Array.from({ length: Math.ceil(selects.length / mostParts) }, (_, part) => part * mostParts);
  const parts = starts.map((start) => runUnion(lab, selects.slice(start, start + mostParts), signal));
  return (await Promise.all(parts)).flat();
}

/** The rows of each SELECT, or of none where one of them fails. */
async function runUnion(
  lab: LabContext,
  selects: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Rows[]> {
  const numbered = selects.map((select, index) => select.replace(/^SELECT /, `SELECT '${index}' AS part, `));
  try {
    const rows = await runSql(lab, numbered.join(' UNION ALL '), { signal });
    return selects.map((_, index) => rows.filter(([part]) => part === String(index)).map(([, ...row]) => row));
  } catch (error) {
    if (!StatementError.isInstance(error)) throw error;
    return selects.map(() => undefined);
  }
}
