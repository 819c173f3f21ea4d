import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { CsvError, parse } from 'csv-parse/sync';
import type { SettingName } from '../../config/setting-names.ts';
import { type RosterPlaces, readCell } from './read-cell.ts';
import { type RosterColumn, rosterColumn } from './roster-column.ts';
import type { RosterRow, RosterRows, RowProblem } from './roster-row.ts';

interface PlacedColumn {
  readonly header: string;
  /** As a spreadsheet calls it: A, B … AA. */
  readonly letter: string;
  readonly meaning: RosterColumn;
}

/**
 * The attendees of a CSV file: a row each, under a row of column names. Commas, semicolons and tabs separate alike: what the
 * first row has most of.
 *
 * @throws InputError for a file that is not CSV; it never quotes the text
 */
export async function csvRows(text: string, places: RosterPlaces): Promise<RosterRows> {
  const [headers = [], ...records] = recordsOf(text, places.name);
  const columns = headers.map((header, index): PlacedColumn => {
    return { header: header.trim(), letter: letterOf(index), meaning: rosterColumn(header) };
  });
  const rows: RosterRow[] = [];
  for (const [index, record] of records.entries()) {
    if (record.some((cell) => cell.trim() !== '')) rows.push(await rowOf(record, `row ${index + 2}`, columns, places));
  }
  return { rows, problems: problemsOf(columns, places.name), notes: notesOf(columns, places.name) };
}

function recordsOf(text: string, name: string): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Its own words may quote a value.
    const line = (error as { lines?: number }).lines;
    const what = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is not closed' : 'it is not CSV';
    const problem = `cannot be read: ${what}${line === undefined ? '' : `, at line ${line}`}.`;
    const remedy = 'Put values with quotation marks in quotation marks, and double those inside.';
    throw new InputError({ tried: `read the roster ${name}`, problems: [{ path: name, problem, remedy }] });
  }
}

/** Spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.replace(/"[^"]*"/g, '').split('\n', 1);
  const count = (one: string): number => first.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

async function rowOf(
  record: readonly string[],
  place: string,
  columns: readonly PlacedColumn[],
  places: RosterPlaces,
): Promise<RosterRow> {
  const values: Partial<Record<SettingName, string>> = {};
  const placesOf: Partial<Record<SettingName, string>> = {};
  const problems: RowProblem[] = [];
  let attendee: string | undefined;
  if (record.length > columns.length) {
    const problem = `has ${record.length} values, and the first row names ${columns.length} columns.`;
    problems.push({ path: place, problem, remedy: 'Put values with commas in quotation marks.' });
  }
  for (const [index, { header, letter, meaning }] of columns.entries()) {
    const cell = record[index] ?? '';
    if (meaning.kind === 'attendee') attendee ??= cell.trim() || undefined;
    if (meaning.kind !== 'setting') continue;
    const where = `${place}, column ${letter} (${header})`;
    const read = await readCell(meaning, cell, { ...places, place: where });
    if ('problem' in read) problems.push({ ...read.problem, setting: meaning.setting });
    else if (read.text !== undefined && values[meaning.setting] === undefined) {
      values[meaning.setting] = read.text;
      placesOf[meaning.setting] = where;
    }
  }
  const describe = (setting: SettingName): string => placesOf[setting] ?? `${place}, ${setting}`;
  return { place, attendee, sources: [{ origin: `${places.name}, ${place}`, values, describe }], problems };
}

function problemsOf(columns: readonly PlacedColumn[], name: string): readonly InputProblem[] {
  const problem = (path: string, text: string, remedy: string): InputProblem => ({ path, problem: text, remedy });
  if (columns.length === 0)
    return [problem(name, 'is empty.', 'Write column names in its first row, and a row for each attendee.')];
  if (!columns.some(({ meaning }) => meaning.kind === 'setting'))
    return [
      problem(
        name,
        'has no column of a known name in its first row.',
        'Name them after settings, e.g. kafkaApiKey, or after environment variables.',
      ),
    ];
  return columns.flatMap(({ header, letter, meaning }, index) => {
    if (meaning.kind !== 'setting') return [];
    const isTwin = ({ meaning: other }: PlacedColumn): boolean =>
      other.kind === 'setting' && other.setting === meaning.setting && other.from === meaning.from;
    const twin = columns.slice(0, index).find(isTwin);
    if (!twin) return [];
    const text = `gives ${meaning.setting}, as column ${twin.letter} (${twin.header}) does.`;
    return [problem(`row 1, column ${letter} (${header})`, text, 'Keep one of them.')];
  });
}

function notesOf(columns: readonly PlacedColumn[], name: string): readonly string[] {
  const unknown = columns.filter(({ header, meaning }) => meaning.kind === 'unknown' && header !== '');
  if (unknown.length === 0) return [];
  return [`${name}: not used, because nothing has this name: ${unknown.map(({ header }) => header).join(', ')}.`];
}

function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
