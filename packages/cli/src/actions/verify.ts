import {
  findExistingLab,
  type LabContext,
  topicOf,
  type VerifyTablesResult,
  verifyTables,
} from '@tableflow-workshop/lab3-recipes';
import type { VerifyOptions } from '../commands/verify.ts';
import { describeRun, type RunDescription } from '../receipt.ts';
import { renderJson } from '../render-json.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Counts the rows, and prints the verdicts. */
export async function verify(options: VerifyOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const work = async (given: LabContext, signal: AbortSignal): Promise<VerifyTablesResult & RunDescription> => {
    const { lab } = await findExistingLab(given, { signal });
    const { name: connectorName, tableIncludeList, topicPrefix } = lab.config.connector;
    const tables = tableIncludeList.map((sourceTable) => ({ sourceTable, topic: topicOf(topicPrefix, sourceTable) }));
    const found = await verifyTables(
      lab,
      { tables, connectorName },
      { signal, timeoutMs, wait: options.wait === true },
    );
    return { ...describeRun(lab.config, lab.clock.now()), ...found };
  };
  const result = await withLab(options, work, { mayStart: false });
  console.log(options.json ? renderJson(result) : `${renderVerdicts(result.tables)}\n\n${result.verdict}`);
  if (result.verdict !== 'complete') process.exitCode = 1;
}
