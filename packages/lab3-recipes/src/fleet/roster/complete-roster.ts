import { InputError, type InputProblem, plainText } from '@tableflow-workshop/client-core';
import { findSettings } from '../../config/find-settings.ts';
import type { LabConfig } from '../../config/lab-config.ts';
import { resolveLabConfig } from '../../config/resolve-lab-config.ts';
import { settingNames } from '../../config/setting-lookup.ts';
import type { SettingSource } from '../../config/setting-source.ts';
import { findDuplicates, type NamedRow } from './find-duplicates.ts';
import type { FleetLab, Roster } from './roster.ts';
import type { RosterRow, RosterRows } from './roster-row.ts';

/**
 * Completes each attendee's lab with what all share, and checks the list as a whole.
 *
 * @throws InputError with all that is wrong, each with its row; what is missing in every row is reported once
 */
export function completeRoster(
  { rows, problems, notes }: RosterRows,
  { name, completeRow }: { readonly name: string; readonly completeRow: CompleteRow },
): Roster {
  const named = rows.map((row) => nameRow(row, completeRow));
  const labs: FleetLab[] = [];
  const ofRows: InputProblem[] = [];
  for (const [index, row] of named.entries()) {
    const unread = rows[index]?.problems ?? [];
    const completed = row.refusal ? { problems: row.refusal.problems } : complete(row.sources);
    if ('config' in completed) labs.push({ attendee: row.attendee, config: completed.config });
    else
      for (const problem of completed.problems) {
        // A value that could not be read is reported as such, and not as missing, too.
        if (!unread.some(({ setting }) => setting === problem.path)) ofRows.push(inRow(problem, row));
      }
    for (const { setting: _known, ...problem } of unread) ofRows.push(problem);
  }
  const found = [...problems, ...together(ofRows, named.length), ...findDuplicates(named)];
  if (rows.length === 0 && problems.length === 0)
    found.push({ path: name, problem: 'names no attendee.', remedy: 'Write a row for each of them.' });
  // What is missing may be there under a name that nothing has.
  const misnamed = found.length > 0 ? notes.map(asProblem) : [];
  if (found.length > 0) throw new InputError({ tried: `read the roster ${name}`, problems: [...found, ...misnamed] });
  const ofLabs = labs.flatMap(({ attendee, config }) => config.notes.map((note) => `${attendee}: ${note}`));
  return { labs, notes: [...notes, ...ofLabs] };
}

function asProblem(note: string): InputProblem {
  const [path = '', ...said] = note.split(': ');
  return {
    path,
    problem: said.join(': '),
    remedy: 'Correct a name that is misspelt; the names are in docs/settings.md.',
  };
}

type CompleteRow = (row: readonly SettingSource[]) => readonly SettingSource[];

/** A row with all that counts for it, or why it is none of ours. */
type CompletedRow = NamedRow & { readonly refusal?: InputError };

function nameRow(row: RosterRow, completeRow: CompleteRow): CompletedRow {
  const prefix = findSettings(row.sources).get('prefix')?.[0].text.trim();
  // It is somebody else's text, and shown everywhere.
  const attendee = plainText(row.attendee ?? prefix ?? row.place, 200).trim();
  const place = attendee === row.place ? row.place : `${row.place} (${attendee})`;
  try {
    return { place, attendee, sources: completeRow(row.sources) };
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    return { place, attendee, sources: row.sources, refusal: error };
  }
}

function complete(
  sources: readonly SettingSource[],
): { readonly config: LabConfig } | { readonly problems: readonly InputProblem[] } {
  try {
    return { config: resolveLabConfig(sources) };
  } catch (error) {
    if (!InputError.isInstance(error)) throw error;
    return { problems: error.problems };
  }
}

const settings: ReadonlySet<string> = new Set([...settingNames, 'storage']);
const everyRow = 'every row: ';

/** A setting that is missing has no place of its own. */
function inRow(given: InputProblem, { place }: NamedRow): InputProblem {
  if (!settings.has(given.path)) return given;
  const columns = given.path === 'storage' ? 'bucketName, or storageAccountName and storageContainerName' : given.path;
  return { ...given, path: `${place}: ${given.path}`, remedy: `Add a column ${columns}. ${given.remedy}` };
}

/** What is the same for all is reported once: a shared value that is wrong, and a column that is missing. */
function together(problems: readonly InputProblem[], rows: number): readonly InputProblem[] {
  const counts = new Map<string, number>();
  const keyOf = ({ path, problem }: InputProblem): string => `${path.replace(/^.*: /, '')}\n${problem}`;
  for (const one of problems) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const seen = new Set<string>();
  return problems.flatMap((one) => {
    const key = keyOf(one);
    const isShared = rows > 1 && counts.get(key) === rows;
    if (!isShared) return [one];
    if (seen.has(key)) return [];
    seen.add(key);
    const path = one.path.includes(': ') ? `${everyRow}${one.path.replace(/^.*: /, '')}` : one.path;
    return [{ ...one, path }];
  });
}
