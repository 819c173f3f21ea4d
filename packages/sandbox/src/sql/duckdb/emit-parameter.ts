import type { SqlType } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';
import { grammar } from '../syntax/grammar.ts';
import { parseType } from '../syntax/parse-type.ts';
import { readTokens } from '../syntax/token-reader.ts';
import { tokenize } from '../syntax/tokenize.ts';
import { emitCast } from './emit-cast.ts';
import { stringLiteral } from './emit-literal.ts';
import type { Emitted, Emitter } from './emitter.ts';

/** A value for a `:name` marker. Without a type it is a STRING; null is SQL's NULL. */
export interface SqlParameter {
  readonly name: string;
  readonly value: string | null;
  readonly type?: string;
}

/** The value of a parameter, with its type. Throws a `SqlError` when it has no value, or an unknown type. */
export function emitParameter(emitter: Emitter, parameters: readonly SqlParameter[], name: string): Emitted {
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (!parameter) throw new SqlError('UNBOUND_SQL_PARAMETER', '42P02', `Parameter \`${name}\` has no value.`);
  const type = typeOf(parameter);
  const literal: Emitted =
    parameter.value === null || type === 'void'
      ? { sql: 'NULL', type: 'void' }
      : { sql: stringLiteral(parameter.value), type: 'string' };
  return type === 'void' ? literal : emitCast(emitter, literal, type);
}

function typeOf({ name, type = 'STRING' }: SqlParameter): SqlType {
  try {
    const reader = readTokens(tokenize(type), grammar);
    const found = parseType(reader);
    reader.expectEnd();
    if (typeof found === 'string') return found;
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
  }
  throw new SqlError('UNSUPPORTED_DATATYPE', '0A000', `Parameter \`${name}\` has a type that is not known: ${type}.`);
}
