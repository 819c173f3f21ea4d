import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabStep, SetUpLab3Result, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import { explainFileError } from './explain-file-error.ts';
import { renderJson } from './render-json.ts';

/** What a run leaves behind for a person who grades it, and for a program. */
export interface Receipt {
  readonly verdict: string;
  readonly tables: readonly Pick<
    TableVerdict,
    'topic' | 'fullTableName' | 'sourceRows' | 'topicRecords' | 'deltaRows' | 'verdict' | 'reason'
  >[];
  readonly steps: readonly LabStep<string>[];
}

export const receiptPath = '.lab3/receipt.json';

export function receiptOf({ verdict, tables, steps }: SetUpLab3Result): Receipt {
  return {
    verdict,
    tables: tables.map(
      ({ topic, fullTableName, sourceRows, topicRecords, deltaRows, verdict: tableVerdict, reason }) => ({
        topic,
        fullTableName,
        sourceRows,
        topicRecords,
        deltaRows,
        verdict: tableVerdict,
        reason,
      }),
    ),
    steps,
  };
}

/**
 * Writes the receipt, and gives the reason as a sentence where that is not possible. Neither the file nor its folder is
 * followed when it is a symbolic link: whoever laid it there would decide which file of ours is overwritten.
 */
export async function writeReceipt(receipt: Receipt, path: string = receiptPath): Promise<string | undefined> {
  const folder = dirname(path);
  const temporary = join(folder, `.receipt-${randomUUID()}.json`);
  try {
    await mkdir(folder, { recursive: true });
    if ((await lstat(folder)).isSymbolicLink()) return `${folder} is a symbolic link.`;
    await writeFile(temporary, `${renderJson(receipt, 2)}\n`, { flag: 'wx' });
    // The new name takes the place of whatever had it, a link included.
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return explainFileError(error, path);
  }
}
