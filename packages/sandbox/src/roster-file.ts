import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxAttendee } from './describe-sandbox.ts';

/**
 * Writes `roster.csv`, readable by its owner alone: the attendees of a rehearsed workshop as an instructor lists them. The name
 * appears with its whole content, and takes the place of whatever had it.
 */
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
  const temporary = join(dataFolder, `.roster-${randomUUID()}.csv`);
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o600 });
    await rename(temporary, join(dataFolder, 'roster.csv'));
  } finally {
    await rm(temporary, { force: true });
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
