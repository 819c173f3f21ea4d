import { join } from 'node:path';
import type { SandboxAttendee } from './describe-sandbox.ts';
import { writePrivateFile } from './write-private-file.ts';

/** Writes `roster.csv`: the attendees of a rehearsed workshop as an instructor lists them. */
export async function writeRosterFile(dataFolder: string, attendees: readonly SandboxAttendee[]): Promise<void> {
  const [first] = attendees;
  if (!first) return;
  const columns = ['attendee', 'prefix', ...Object.keys(first.environment)];
  const rows = attendees.map(({ prefix, environment }) => [
    `${prefix}@example.com`,
    prefix,
    ...Object.values(environment),
  ]);
  const text = [columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
  await writePrivateFile(join(dataFolder, 'roster.csv'), text);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
