import {
  findExistingLab,
  type LabContext,
  topicOf,
  type VerifyTablesResult,
  verifyTables,
} from '@tableflow-workshop/lab3-recipes';
import type { VerifyOptions } from '../commands/verify.ts';
import { printResult } from '../print.ts';
import { showStep } from '../progress.ts';
import { describeRun, type RunDescription } from '../receipt.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { columnsOf } from '../terminal.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Counts the rows, and prints the verdicts. */
export async function verify(options: VerifyOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const work = async (given: LabContext, signal: AbortSignal): Promise<VerifyTablesResult & RunDescription> => {
    const { lab } = await findExistingLab(given, { signal });
    const { name: connectorName, tableIncludeList, topicPrefix } = lab.config.connector;
    const tables = tableIncludeList.map((sourceTable) => ({ sourceTable, topic: topicOf(topicPrefix, sourceTable) }));
    const wait = options.wait === true;
    // Without --wait there is nothing to see but the result.
    const found = await showStep(
      'verify tables',
      { ...options, quiet: options.quiet === true || !wait, clock: lab.clock, signal },
      (step) => verifyTables(lab, { tables, connectorName }, { signal, timeoutMs, wait, ...step }),
      ({ verdict }) => verdict,
    );
    return { ...describeRun(lab.config, lab.clock.now()), ...found };
  };
  const result = await withLab(options, work, { mayStart: false });
  printResult(result, `${renderVerdicts(result.tables, columnsOf())}\n\n${result.verdict}`, options);
  if (result.verdict !== 'complete') process.exitCode = 1;
}
