import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { type BoundQuery, referenceKey } from '../bind-query.ts';
import type { NativeFunction } from '../spark/native-function.ts';
import { parseDuckdbType } from '../spark/parse-duckdb-type.ts';
import { notReachable, tableNotFound, unsupported } from '../sql-error.ts';
import type { TableReference } from '../syntax/syntax-tree.ts';
import { attachedName } from './attached-name.ts';
import { emitExpression } from './emit-expression.ts';
import { emitParameter, type SqlParameter } from './emit-parameter.ts';
import { emitQuery } from './emit-query.ts';
import type { Emitter, Scope, Session } from './emitter.ts';

/** What a compilation asks of the database that the statement will run in. */
export interface TypeOracle {
  /** Makes the functions known that a text calls. */
  register(natives: readonly NativeFunction[]): void;
  /** Plans a text and gives what it noted: DuckDB's types by their keys. */
  typesIn(text: string): Promise<ReadonlyMap<string, string>>;
}

/** More than any statement nests what only DuckDB knows the type of. */
const maxPasses = 60;

/**
 * A query in DuckDB's dialect. Where the meaning of an operator hangs on types that the statement does not say, DuckDB is
 * asked for them first, as often as something new comes of it.
 */
export async function compileQuery(
  bound: BoundQuery,
  session: Session,
  parameters: readonly SqlParameter[],
  oracle: TypeOracle,
): Promise<string> {
  const types = new Map<string, string>();
  const ids = new Map<object, number>();
  const input = { bound, session, parameters, types, ids };
  const first = emitOnce({ ...input, isProbing: false });
  oracle.register(first.natives);
  if (first.asked.length === 0) return first.text;
  for (let pass = 0; pass < maxPasses; pass += 1) {
    const probe = emitOnce({ ...input, isProbing: true });
    oracle.register(probe.natives);
    const found = await oracle.typesIn(probe.text);
    let isChanged = false;
    for (const [index, type] of found) {
      const key = probe.asked[Number(index)];
      if (key === undefined || types.get(key) === type) continue;
      types.set(key, type);
      isChanged = true;
    }
    // Where one was only asked for, another that hangs on it was not what it will be.
    if (isChanged) continue;
    const last = emitOnce({ ...input, isProbing: false });
    oracle.register(last.natives);
    if (last.asked.some((key) => !types.has(key))) throw unsupported('types that only the rows say');
    return last.text;
  }
  throw unsupported(`expressions that are more than ${maxPasses} deep`);
}

interface Pass {
  readonly bound: BoundQuery;
  readonly session: Session;
  readonly parameters: readonly SqlParameter[];
  /** DuckDB's types by what was asked. */
  readonly types: ReadonlyMap<string, string>;
  readonly ids: Map<object, number>;
  readonly isProbing: boolean;
}

interface PassResult {
  readonly text: string;
  readonly natives: readonly NativeFunction[];
  /** What DuckDB alone knows the type of, by its place in this list. */
  readonly asked: readonly string[];
}

function emitOnce({ bound, session, parameters, types, ids, isProbing }: Pass): PassResult {
  const natives = new Map<string, NativeFunction>();
  const asked: string[] = [];
  const ask = (key: string): number => {
    const index = asked.indexOf(key);
    return index < 0 ? asked.push(key) - 1 : index;
  };
  const emitter: Emitter = {
    session,
    isProbing,
    expression: (expression, scope) => emitExpression(emitter, expression, scope),
    query: (query, scope) => emitQuery(emitter, query, scope),
    typed(expression, scope) {
      const { sql, type } = emitter.expression(expression, scope);
      if (type !== undefined) return { sql, type };
      const key = `${scope.id} ${JSON.stringify(expression)}`;
      const index = ask(key);
      const found = types.get(key);
      const known = found === undefined ? undefined : parseDuckdbType(found);
      const noted = `CASE WHEN note_type('${index}', typeof(${sql})) THEN ${sql} END`;
      return { sql: isProbing ? noted : sql, type: known };
    },
    native(native) {
      natives.set(native.name, native);
      return native.name;
    },
    table(reference: TableReference) {
      const found = bound.relations[referenceKey(reference)];
      if (found) return found.map(quoteIdentifier).join('.');
      // No table has such a name; a file has.
      if (reference.name.some((part) => part.includes('/'))) throw notReachable(reference.name);
      throw tableNotFound(reference.name);
    },
    catalogName: (catalog) => attachedName(catalog),
    parameter: (name) => emitParameter(emitter, parameters, name),
    idOf(part) {
      const id = ids.get(part) ?? ids.size;
      ids.set(part, id);
      return id;
    },
  };
  const scope: Scope = { id: '', variables: new Map(), commonTables: new Set() };
  return { text: emitQuery(emitter, bound.query, scope), natives: [...natives.values()], asked };
}
