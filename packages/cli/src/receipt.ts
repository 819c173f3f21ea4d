import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LabStep, SetUpLab3Result, TableVerdict } from '@tableflow-workshop/lab3-recipes';

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

export async function writeReceipt(receipt: Receipt, path: string = receiptPath): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(receipt, null, 2)}\n`);
}
