import type { AddAction, DeltaAction, MetaDataAction, ProtocolAction, RemoveAction } from './delta-actions.ts';
import { DeltaLogError } from './delta-log-error.ts';
import type { DeltaStruct } from './delta-type.ts';
import { errorCode } from './durable-files.ts';
import { findLogStart, type LogStart } from './log-start.ts';
import { readCheckpoint } from './read-checkpoint.ts';
import { readCommits } from './read-commits.ts';

/** A Delta table at one version. */
export interface DeltaSnapshot {
  readonly version: number;
  readonly protocol: ProtocolAction;
  readonly metaData: MetaDataAction;
  /** `metaData.schemaString`, parsed. */
  readonly schema: DeltaStruct;
  /** The data files that make up the table, oldest first. */
  readonly liveFiles: readonly AddAction[];
  /** Files that older versions are made of, as far as the log still names them. */
  readonly removedFiles: readonly RemoveAction[];
  /** Paths of the files of all versions from the one on where reading began. */
  readonly readableFiles: ReadonlySet<string>;
  /** The newest transaction version of each application. */
  readonly transactions: ReadonlyMap<string, number>;
  /** Which application committed each version that was read; undefined where a commit names none. */
  readonly authors: ReadonlyMap<number, string | undefined>;
}

/** Where reading begins. */
export interface ReadDeltaLogOptions {
  /**
   * The newest checkpoint is the quickest. With `firstCommit` every commit is read that the log still has, which shows who
   * wrote it. Default `checkpoint`.
   */
  readonly from?: 'checkpoint' | 'firstCommit';
  /** Read the table as it was at this version. Default: the newest. */
  readonly version?: number;
}

/** A checkpoint may be cleaned away between being found and being read: then there is a newer one. */
const attempts = 3;

/**
 * Reads a Delta table by replaying its log; undefined when the folder holds no table.
 *
 * Limits: checkpoints in one classic file, and reader version 1 (no column mapping, no deletion vectors). Otherwise throws a
 * {@link DeltaLogError}.
 */
export async function readDeltaLog(
  tableFolder: string,
  { from = 'checkpoint', version }: ReadDeltaLogOptions = {},
): Promise<DeltaSnapshot | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const start = await findLogStart(tableFolder, from, version);
    if (!start) return undefined;
    try {
      return await replay(tableFolder, start);
    } catch (error) {
      if (attempt === attempts || errorCode(error) !== 'ENOENT') throw error;
    }
  }
}

async function replay(tableFolder: string, { checkpoint, newest }: LogStart): Promise<DeltaSnapshot> {
  const state = createState();
  if (checkpoint !== undefined) for (const action of await readCheckpoint(tableFolder, checkpoint)) state.take(action);
  const authors = new Map<number, string | undefined>();
  const readableFiles = new Set(state.liveFiles.keys());
  for await (const [version, actions] of readCommits(tableFolder, (checkpoint ?? -1) + 1, newest)) {
    authors.set(version, undefined);
    for (const action of actions) {
      state.take(action);
      if ('txn' in action) authors.set(version, action.txn.appId);
      if ('add' in action) readableFiles.add(action.add.path);
    }
  }
  const { protocol, metaData } = state.table();
  if (!protocol || !metaData) throw new DeltaLogError('The Delta log names no protocol or no schema.');
  if (protocol.minReaderVersion > 1) {
    throw new DeltaLogError(`The Delta table needs reader version ${protocol.minReaderVersion}; this reader has 1.`);
  }
  return {
    version: newest,
    protocol,
    metaData,
    schema: JSON.parse(metaData.schemaString),
    liveFiles: [...state.liveFiles.values()],
    removedFiles: [...state.removedFiles.values()],
    readableFiles,
    transactions: state.transactions,
    authors,
  };
}

interface ReplayedState {
  take(action: DeltaAction): void;
  table(): { readonly protocol: ProtocolAction | undefined; readonly metaData: MetaDataAction | undefined };
  readonly liveFiles: ReadonlyMap<string, AddAction>;
  readonly removedFiles: ReadonlyMap<string, RemoveAction>;
  readonly transactions: ReadonlyMap<string, number>;
}

function createState(): ReplayedState {
  let protocol: ProtocolAction | undefined;
  let metaData: MetaDataAction | undefined;
  const liveFiles = new Map<string, AddAction>();
  const removedFiles = new Map<string, RemoveAction>();
  const transactions = new Map<string, number>();
  return {
    liveFiles,
    removedFiles,
    transactions,
    table: () => ({ protocol, metaData }),
    take(action) {
      if ('protocol' in action) protocol = action.protocol;
      else if ('metaData' in action) metaData = action.metaData;
      else if ('txn' in action) transactions.set(action.txn.appId, action.txn.version);
      else if ('add' in action) {
        liveFiles.set(action.add.path, action.add);
        removedFiles.delete(action.add.path);
      } else if ('remove' in action) {
        liveFiles.delete(action.remove.path);
        removedFiles.set(action.remove.path, action.remove);
      }
    },
  };
}
