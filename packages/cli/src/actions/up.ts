import { type LabContext, type LabEvent, setUpLab3 } from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { printProblem, printResult, printText } from '../print.ts';
import { progressFor } from '../progress.ts';
import { type Receipt, receiptOf, receiptPath, writeReceipt } from '../receipt.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { columnsOf } from '../terminal.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Performs the lab, prints the proof and writes the receipt. */
export async function up(options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = progressFor(options);
  const startedMs = new Map<string, number>();
  // A sandbox is quick, and on this machine: checking often costs nobody anything.
  const pollIntervalMs = options.sandbox === undefined ? undefined : 500;
  const work = async (lab: LabContext, signal: AbortSignal): Promise<Receipt> => {
    const begunMs = lab.clock.now();
    const onEvent = (event: LabEvent): void => {
      if (event.kind === 'started') startedMs.set(event.step, lab.clock.now() - begunMs);
      view.show(event);
    };
    const result = await setUpLab3(lab, { signal, timeoutMs, pollIntervalMs, onEvent });
    return receiptOf(result, lab.config, lab.clock.now(), startedMs);
  };
  const whenStopped = 'resources already created are kept: run it again to continue, or lab3 down to remove them';
  const receipt = await withLab(options, work, { whenStopped }).finally(view.close);
  const table = renderVerdicts(receipt.tables, columnsOf());
  printResult(receipt, options.quiet ? `${table}\n` : `\n${table}\n`, options);
  // What the run found is shown by now: a folder that cannot be written to takes nothing away from it.
  const problem = await writeReceipt(receipt);
  if (problem !== undefined) printProblem(`note: the receipt was not written: ${problem}`);
  if (!options.json)
    printText(problem === undefined ? `${receipt.verdict}; the receipt is in ${receiptPath}` : receipt.verdict);
  if (receipt.verdict !== 'complete') process.exitCode = 1;
}
