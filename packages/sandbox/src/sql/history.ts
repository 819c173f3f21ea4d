import { versionsInLog } from '../delta/log-start.ts';
import { readCommits } from '../delta/read-commits.ts';
import { readLiveTable } from './read-live-table.ts';
import type { SqlTable } from './sql-table.ts';

/** One version of a table, as its commit tells it. */
export interface HistoryEntry {
  readonly version: number;
  readonly timestampMs: number;
  readonly userName: string | undefined;
  readonly operation: string;
  readonly operationParameters: Readonly<Record<string, string>>;
  readonly readVersion: number | undefined;
  readonly isBlindAppend: boolean | undefined;
  readonly operationMetrics: Readonly<Record<string, string>>;
  readonly engineInfo: string | undefined;
}

/** The versions whose commits the log still has, newest first. */
export async function readHistory(table: SqlTable): Promise<readonly HistoryEntry[]> {
  await readLiveTable(table);
  const { commits } = await versionsInLog(table.tableFolder);
  const [first, last] = [commits[0], commits.at(-1)];
  if (first === undefined || last === undefined) return [];
  const entries: HistoryEntry[] = [];
  for await (const [version, actions] of readCommits(table.tableFolder, first, last)) {
    const info = actions.flatMap((action) => ('commitInfo' in action ? [action.commitInfo] : []))[0] ?? {};
    entries.unshift({
      version,
      timestampMs: typeof info.timestamp === 'number' ? info.timestamp : 0,
      userName: textOf(info.userName),
      operation: textOf(info.operation) ?? 'UNKNOWN',
      operationParameters: textsOf(info.operationParameters),
      readVersion: typeof info.readVersion === 'number' ? info.readVersion : undefined,
      isBlindAppend: typeof info.isBlindAppend === 'boolean' ? info.isBlindAppend : undefined,
      operationMetrics: textsOf(info.operationMetrics),
      engineInfo: textOf(info.engineInfo),
    });
  }
  return entries;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
}
