import { SqlError } from './sql-error.ts';

/** A value for a `:name` marker. Without a type it is a STRING; null is SQL's NULL. */
export interface SqlParameter {
  readonly name: string;
  readonly value: string | null;
  readonly type?: string;
}

const typeNames: Record<string, string> = {
  STRING: 'VARCHAR',
  BOOLEAN: 'BOOLEAN',
  TINYINT: 'TINYINT',
  BYTE: 'TINYINT',
  SMALLINT: 'SMALLINT',
  SHORT: 'SMALLINT',
  INT: 'INTEGER',
  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  LONG: 'BIGINT',
  FLOAT: 'FLOAT',
  REAL: 'FLOAT',
  DOUBLE: 'DOUBLE',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  TIMESTAMP_NTZ: 'TIMESTAMP',
  DECIMAL: 'DECIMAL(10,0)',
  VOID: 'VARCHAR',
};

/** Collects the parameters of one statement in the order in which they are bound. */
export interface ParameterBinder {
  /** The SQL that stands for a marker: a numbered value, cast to the parameter's type. */
  expressionFor(name: string): string;
  /** The values to bind, first to last. */
  values(): (string | null)[];
}

/** Throws a `SqlError` from `expressionFor` when a marker has no value or an unknown type. */
export function bindParameters(parameters: readonly SqlParameter[]): ParameterBinder {
  const bound: SqlParameter[] = [];
  return {
    expressionFor(name) {
      const parameter = parameters.find((candidate) => candidate.name === name);
      if (!parameter) throw new SqlError('UNBOUND_SQL_PARAMETER', '42P02', `Parameter \`${name}\` has no value.`);
      if (!bound.includes(parameter)) bound.push(parameter);
      return `CAST($${bound.indexOf(parameter) + 1} AS ${sqlType(parameter)})`;
    },
    values: () => bound.map(({ value }) => value),
  };
}

function sqlType({ name, type = 'STRING' }: SqlParameter): string {
  const written = type.trim().toUpperCase();
  const decimal = /^(?:DECIMAL|NUMERIC|DEC)\s*\(\s*(\d{1,2})\s*(?:,\s*(\d{1,2})\s*)?\)$/.exec(written);
  if (decimal) return `DECIMAL(${decimal[1]},${decimal[2] ?? 0})`;
  const known = typeNames[written];
  if (known === undefined) {
    throw new SqlError('UNSUPPORTED_DATATYPE', '0A000', `Parameter \`${name}\` has a type that is not known: ${type}.`);
  }
  return known;
}
