import type { LabConfig, LabStep, SetUpLab3Result, TableVerdict } from '@tableflow-workshop/lab3-recipes';
import manifest from '../package.json' with { type: 'json' };
import { describeLab, type LabDescription } from './describe-lab.ts';
import { renderJson } from './render-json.ts';
import { writeOwnFile } from './write-own-file.ts';

/** Which lab it was, when, and by what: enough to grade a run from. */
export interface RunDescription extends LabDescription {
  /** When it ended, in ISO 8601. */
  readonly date: string;
  readonly versions: { readonly lab3: string; readonly node: string };
}

/** What a run leaves behind for a person who grades it, and for a program. */
export interface Receipt extends RunDescription {
  readonly verdict: string;
  /** Each table with the figures of every hop. */
  readonly tables: readonly TableVerdict[];
  readonly steps: readonly TimedStep[];
}

/** A step, and when it began. */
export interface TimedStep extends LabStep<string> {
  /** Milliseconds after the run had begun. */
  readonly startedMs?: number;
}

export const receiptPath = '.lab3/receipt.json';

/** @param startedMs when each step began, in milliseconds after the run had begun */
export function receiptOf(
  { verdict, tables, steps }: SetUpLab3Result,
  config: LabConfig,
  nowMs: number,
  startedMs: ReadonlyMap<string, number>,
): Receipt {
  const timed = steps.map((step): TimedStep => {
    const started = startedMs.get(step.name);
    return started === undefined ? step : { ...step, startedMs: started };
  });
  return { ...describeRun(config, nowMs), verdict, tables, steps: timed };
}

export function describeRun(config: LabConfig, nowMs: number): RunDescription {
  return {
    date: new Date(nowMs).toISOString(),
    ...describeLab(config),
    versions: { lab3: manifest.version, node: process.versions.node },
  };
}

/** Writes the receipt, and gives the reason as a sentence where that is not possible. */
export function writeReceipt(receipt: Receipt, path: string = receiptPath): Promise<string | undefined> {
  return writeOwnFile(path, `${renderJson(receipt, 2)}\n`);
}
