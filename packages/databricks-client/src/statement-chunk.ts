import { kindOf, type OddAnswer, oddAnswer } from '@tableflow-workshop/client-core';

/** One row of a result: every cell is text or null, whatever its SQL type. */
export type StatementRow = readonly (string | null)[];

/** What a chunk of a result holds: rows, or links to them, and which chunk comes next. */
export interface StatementChunk {
  readonly rows: readonly StatementRow[];
  readonly links: readonly Readonly<Record<string, unknown>>[];
  readonly next: number | undefined;
}

/**
 * A chunk, once it is certain that it is one.
 *
 * @throws InvalidResponseError
 */
export function readChunk(result: unknown, answer: Omit<OddAnswer, 'detail'>): StatementChunk {
  if (result === undefined || result === null) return { rows: [], links: [], next: undefined };
  const { data_array: rows, external_links: given, next_chunk_index: own } = fieldsOf(result, 'a chunk', answer);
  if (given !== undefined && given !== null && !Array.isArray(given))
    throw oddAnswer({ ...answer, detail: `${kindOf(given)} where the links of a chunk are expected` });
  const links = (given ?? []).map((link: unknown) => fieldsOf(link, 'a link', answer));
  return { rows: readRows(rows ?? [], answer), links, next: indexOf(own ?? links.at(-1)?.next_chunk_index, answer) };
}

/**
 * Rows of texts and nulls, once it is certain that they are.
 *
 * @throws InvalidResponseError
 */
export function readRows(rows: unknown, answer: Omit<OddAnswer, 'detail'>): readonly StatementRow[] {
  if (!Array.isArray(rows)) throw oddAnswer({ ...answer, detail: `${kindOf(rows)} where rows are expected` });
  for (const row of rows) {
    if (!Array.isArray(row)) throw oddAnswer({ ...answer, detail: `${kindOf(row)} where a row is expected` });
    const odd: unknown = row.find((cell: unknown) => cell !== null && typeof cell !== 'string');
    if (odd !== undefined) throw oddAnswer({ ...answer, detail: `${kindOf(odd)} where a cell is a text or null` });
  }
  return rows;
}

function indexOf(next: unknown, answer: Omit<OddAnswer, 'detail'>): number | undefined {
  if (next === undefined || next === null) return undefined;
  if (Number.isSafeInteger(next) && Number(next) >= 0) return Number(next);
  throw oddAnswer({ ...answer, detail: `${kindOf(next)} where the number of the next chunk is expected` });
}

/** Any field may hold anything still. */
function fieldsOf(value: unknown, what: string, answer: Omit<OddAnswer, 'detail'>): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw oddAnswer({ ...answer, detail: `${kindOf(value)} where ${what} is expected` });
}
