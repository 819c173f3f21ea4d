import { type LabEvent, setUpLab3 } from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { receiptOf, receiptPath, writeReceipt } from '../receipt.ts';
import { renderJson } from '../render-json.ts';
import { createProgressView } from '../render-progress.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Performs the lab, prints the proof and writes the receipt. */
export async function up(options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = createProgressView(process.stdout);
  const startedMs = new Map<string, number>();
  // A sandbox is quick, and on this machine: checking often costs nobody anything.
  const pollIntervalMs = options.sandbox === undefined ? undefined : 500;
  const receipt = await withLab(options, async (lab, signal) => {
    const begunMs = lab.clock.now();
    const onEvent = (event: LabEvent): void => {
      if (event.kind === 'started') startedMs.set(event.step, lab.clock.now() - begunMs);
      if (!options.json) view.show(event);
    };
    const result = await setUpLab3(lab, { signal, timeoutMs, pollIntervalMs, onEvent });
    return receiptOf(result, lab.config, lab.clock.now(), startedMs);
  }).finally(() => options.json || view.close());
  if (options.json) console.log(renderJson(receipt));
  else console.log(`\n${renderVerdicts(receipt.tables)}\n`);
  // What the run found is shown by now: a folder that cannot be written to takes nothing away from it.
  const problem = await writeReceipt(receipt);
  if (problem !== undefined) console.error(`note: the receipt was not written: ${problem}`);
  if (!options.json)
    console.log(problem === undefined ? `${receipt.verdict}; the receipt is in ${receiptPath}` : receipt.verdict);
  if (receipt.verdict !== 'complete') process.exitCode = 1;
}
