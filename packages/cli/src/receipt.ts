import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LabConfig, LabStep, SetUpLab3Result, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import manifest from '../package.json' with { type: 'json' };
import { explainFileError } from './explain-file-error.ts';
import { renderJson } from './render-json.ts';

/** Which lab it was, when, and by what: enough to grade a run from. */
export interface RunDescription {
  /** When it ended, in ISO 8601. */
  readonly date: string;
  readonly environmentId: string;
  readonly kafkaClusterId: string;
  readonly topicPrefix: string;
  readonly connectorName: string;
  readonly integrationName: string;
  readonly catalogName: string;
  readonly versions: { readonly lab3: string; readonly node: string };
}

/** What a run leaves behind for a person who grades it, and for a program. */
export interface Receipt extends RunDescription {
  readonly verdict: string;
  /** Each table with the figures of every hop. */
  readonly tables: readonly TableVerdict[];
  readonly steps: readonly LabStep<string>[];
}

export const receiptPath = '.lab3/receipt.json';

export function receiptOf({ verdict, tables, steps }: SetUpLab3Result, config: LabConfig, nowMs: number): Receipt {
  return { ...describeRun(config, nowMs), verdict, tables, steps };
}

export function describeRun(config: LabConfig, nowMs: number): RunDescription {
  const { environmentId, kafkaClusterId, connector, integrationName, databricks } = config;
  return {
    date: new Date(nowMs).toISOString(),
    environmentId,
    kafkaClusterId,
    topicPrefix: connector.topicPrefix,
    connectorName: connector.name,
    integrationName,
    catalogName: databricks.catalogName,
    versions: { lab3: manifest.version, node: process.versions.node },
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
