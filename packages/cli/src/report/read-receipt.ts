import { readFile } from 'node:fs/promises';
import type { ReportedRun } from '@tableflow-workshop/report';
import { upOutput } from '../json/lab.ts';
import { receiptPath } from '../receipt.ts';

/** The receipt of this folder, where it is one of this lab. A file that is missing or is not ours is none. */
export async function readReceipt(kafkaClusterId: string): Promise<ReportedRun | undefined> {
  let text: string;
  try {
    text = await readFile(receiptPath, 'utf8');
  } catch {
    return undefined;
  }
  const receipt = upOutput.safeParse(jsonOf(text));
  if (!receipt.success || receipt.data.kafkaClusterId !== kafkaClusterId) return undefined;
  const { date, verdict, versions, steps } = receipt.data;
  return { date, verdict, versions, steps };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
