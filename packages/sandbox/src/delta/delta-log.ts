import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddAction, DeltaAction, MetaDataAction, ProtocolAction } from './delta-actions.ts';
import { commitPath, DeltaLogError } from './delta-log-error.ts';
import type { DeltaStruct } from './delta-type.ts';
import { errorCode } from './durable-files.ts';

/** A Delta table at its newest version. */
export interface DeltaSnapshot {
  readonly version: number;
  readonly protocol: ProtocolAction;
  readonly metaData: MetaDataAction;
  /** `metaData.schemaString`, parsed. */
  readonly schema: DeltaStruct;
  /** The data files that make up the table, oldest first. */
  readonly liveFiles: readonly AddAction[];
  /** The newest transaction version of each application. */
  readonly transactions: ReadonlyMap<string, number>;
  /** Which application committed each version, by version; undefined where a commit names none. */
  readonly authors: readonly (string | undefined)[];
}

/**
 * Reads a Delta table by replaying its log; undefined when the folder holds no table.
 *
 * Limits: the log must be whole, from version 0 on (checkpoints are not read, and our own writer makes none), and of
 * reader version 1 (no column mapping, no deletion vectors). Otherwise throws a {@link DeltaLogError}.
 */
export async function readDeltaLog(tableFolder: string): Promise<DeltaSnapshot | undefined> {
  const versionCount = await countVersions(tableFolder);
  if (versionCount === 0) return undefined;

  let protocol: ProtocolAction | undefined;
  let metaData: MetaDataAction | undefined;
  const liveFiles = new Map<string, AddAction>();
  const transactions = new Map<string, number>();
  const authors: (string | undefined)[] = [];
  for await (const [version, actions] of readCommits(tableFolder, versionCount)) {
    for (const action of actions) {
      if ('protocol' in action) protocol = action.protocol;
      else if ('metaData' in action) metaData = action.metaData;
      else if ('add' in action) liveFiles.set(action.add.path, action.add);
      else if ('remove' in action) liveFiles.delete(action.remove.path);
      else if ('txn' in action) {
        transactions.set(action.txn.appId, action.txn.version);
        authors[version] = action.txn.appId;
      }
    }
    authors[version] ??= undefined;
  }
  if (!protocol || !metaData) throw new DeltaLogError('The Delta log names no protocol or no schema.');
  if (protocol.minReaderVersion > 1) {
    throw new DeltaLogError(`The Delta table needs reader version ${protocol.minReaderVersion}; this reader has 1.`);
  }
  return {
    version: versionCount - 1,
    protocol,
    metaData,
    schema: JSON.parse(metaData.schemaString),
    liveFiles: [...liveFiles.values()],
    transactions,
    authors,
  };
}

/** How many commits are read at once: enough to keep the disk busy, far below the limit of open files. */
const readAhead = 32;

async function* readCommits(
  tableFolder: string,
  versionCount: number,
): AsyncGenerator<readonly [number, readonly DeltaAction[]]> {
  for (let first = 0; first < versionCount; first += readAhead) {
    const versions = Array.from({ length: Math.min(readAhead, versionCount - first) }, (_, index) => first + index);
    const commits = await Promise.all(versions.map((version) => readCommit(tableFolder, version)));
    for (const [index, actions] of commits.entries()) yield [first + index, actions];
  }
}

/** The actions of one commit, in order. Throws a {@link DeltaLogError} when a line is no JSON. */
async function readCommit(tableFolder: string, version: number): Promise<readonly DeltaAction[]> {
  const text = await readFile(path.join(tableFolder, commitPath(version)), 'utf8');
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): DeltaAction => JSON.parse(line));
  } catch (cause) {
    throw new DeltaLogError(`${commitPath(version)} is not readable JSON.`, { cause });
  }
}

async function countVersions(tableFolder: string): Promise<number> {
  const versions = (await namesIn(path.join(tableFolder, '_delta_log')))
    .map((name) => /^(\d{20})\.json$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((left, right) => left - right);
  const gap = versions.findIndex((version, index) => version !== index);
  if (gap >= 0) throw new DeltaLogError(`The Delta log has a gap: ${commitPath(gap)} is missing.`);
  return versions.length;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
