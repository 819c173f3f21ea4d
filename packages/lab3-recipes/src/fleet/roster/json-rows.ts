import { InputError } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import { kindOfValue } from '../../config/kind-of-value.ts';
import { parseJson } from '../../config/parse-json.ts';
import type { SettingName } from '../../config/setting-names.ts';
import type { SettingSource } from '../../config/setting-source.ts';
import { type RosterPlaces, readCell } from './read-cell.ts';
import { rosterColumn } from './roster-column.ts';
import type { RosterRow, RosterRows, RowProblem } from './roster-row.ts';

const members = z.record(z.string(), z.unknown());
const documentSchema = z.union([
  z.array(z.unknown()),
  z.object({ shared: members.optional(), attendees: z.array(z.unknown()) }),
]);

const remedy = 'Write a list of attendees, or {"shared": {…}, "attendees": [{"attendee": "…", …}]}.';

/**
 * The attendees of a JSON document: a list of objects, or `attendees` with `shared` values under each of them. Members are
 * named as the columns of a CSV file.
 *
 * @throws InputError for what is not such a document; it never quotes the text
 */
export async function jsonRows(text: string, places: RosterPlaces): Promise<RosterRows> {
  const { name } = places;
  const tried = `read the roster ${name}`;
  const document = parseJson(text, { name, tried, remedy });
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) {
    const problem = `is ${kindOfValue(document)} without attendees.`;
    throw new InputError({ tried, problems: [{ path: name, problem, remedy }] });
  }
  const { shared, attendees } = Array.isArray(parsed.data)
    ? { shared: undefined, attendees: parsed.data }
    : parsed.data;
  const unknown = new Set<string>();
  const common = shared && (await readObject(shared, 'shared', { places, unknown }));
  const rows: RosterRow[] = [];
  for (const [index, entry] of attendees.entries()) {
    const place = `attendee ${index + 1}`;
    const object = members.safeParse(entry);
    if (!object.success) {
      const problem = `should be an object, and is ${kindOfValue(entry)}.`;
      rows.push({ place, attendee: undefined, sources: [], problems: [{ path: place, problem, remedy }] });
      continue;
    }
    const { attendee, source, problems } = await readObject(object.data, place, { places, unknown });
    rows.push({ place, attendee, sources: [source, ...(common ? [common.source] : [])], problems });
  }
  const notes =
    unknown.size > 0 ? [`${name}: not used, because nothing has this name: ${[...unknown].join(', ')}.`] : [];
  return { rows, problems: common?.problems ?? [], notes };
}

async function readObject(
  object: Readonly<Record<string, unknown>>,
  place: string,
  { places, unknown }: { readonly places: RosterPlaces; readonly unknown: Set<string> },
): Promise<{ attendee: string | undefined; source: SettingSource; problems: readonly RowProblem[] }> {
  const values: Partial<Record<SettingName, string>> = {};
  const placesOf: Partial<Record<SettingName, string>> = {};
  const problems: RowProblem[] = [];
  let attendee: string | undefined;
  for (const [member, value] of Object.entries(object)) {
    const meaning = rosterColumn(member);
    if (meaning.kind === 'attendee' && typeof value === 'string') attendee ??= value.trim() || undefined;
    if (meaning.kind === 'unknown') unknown.add(member);
    if (meaning.kind !== 'setting') continue;
    const where = `${place}, ${member}`;
    const read = await readCell(meaning, value, { ...places, place: where });
    if ('problem' in read) problems.push({ ...read.problem, setting: meaning.setting });
    else if (values[meaning.setting] !== undefined && read.text !== undefined)
      problems.push({ path: where, problem: `gives ${meaning.setting} a second time.`, remedy: 'Keep one of them.' });
    else if (read.text !== undefined) {
      values[meaning.setting] = read.text;
      placesOf[meaning.setting] = where;
    }
  }
  const describe = (setting: SettingName): string => placesOf[setting] ?? `${place}, ${setting}`;
  return { attendee, source: { origin: `${places.name}, ${place}`, values, describe }, problems };
}
