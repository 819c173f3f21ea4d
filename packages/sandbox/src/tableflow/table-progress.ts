import type { DeltaAction } from '../delta/delta-actions.ts';

/** How far a table has come in its topic. Each part is a transaction identifier of Delta: it is committed with the rows. */
export interface TableProgress {
  /** By partition, the first offset that is not in the table. */
  readonly nextOffsets: readonly number[];
  /** Records that were passed over. */
  readonly skippedRecords: number;
}

/** The application of partition 0 is the table itself, which is what it was when topics had one partition. */
function applicationOf(tableId: string, partition: number): string {
  return partition === 0 ? tableId : `${tableId}:${partition}`;
}

function skippedApplication(tableId: string): string {
  return `${tableId}:skipped`;
}

/** Whether a commit of this application is one of the table's own writer. */
export function isOwnApplication(tableId: string, appId: string | undefined): boolean {
  return appId === tableId || (appId?.startsWith(`${tableId}:`) ?? false);
}

/** How far a table has come by what its log says. */
export function readProgress(tableId: string, transactions: ReadonlyMap<string, number>): TableProgress {
  const nextOffsets: number[] = [];
  for (let partition = 0; ; partition += 1) {
    const offset = transactions.get(applicationOf(tableId, partition));
    if (offset === undefined) break;
    nextOffsets.push(offset);
  }
  return { nextOffsets, skippedRecords: transactions.get(skippedApplication(tableId)) ?? 0 };
}

/** What a commit has to say of it: of partition 0 always, which shows who made the commit, and of others what has changed. */
export function progressActions(
  tableId: string,
  { nextOffsets, skippedRecords }: TableProgress,
  before: TableProgress,
  lastUpdated: number,
): readonly DeltaAction[] {
  const transaction = (appId: string, version: number): DeltaAction => ({ txn: { appId, version, lastUpdated } });
  return [
    ...nextOffsets.flatMap((offset, partition) =>
      partition === 0 || offset !== before.nextOffsets[partition]
        ? [transaction(applicationOf(tableId, partition), offset)]
        : [],
    ),
    ...(skippedRecords === before.skippedRecords ? [] : [transaction(skippedApplication(tableId), skippedRecords)]),
  ];
}
