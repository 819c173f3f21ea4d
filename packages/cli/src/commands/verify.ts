import { type LabContext, topicOf, type VerifyTablesResult, verifyTables } from '@tableflow-workshop/lab3-recipes';
import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions, timeoutMsOf } from '../lab-options.ts';
import { renderJson } from '../render-json.ts';
import { renderVerdicts } from '../render-verdicts.ts';
import { withLab } from '../with-lab.ts';

export function addVerifyCommand(program: Command): void {
  addLabOptions(program.command('verify'))
    .description('prove that the rows arrived, table by table; changes nothing')
    .option('--wait', 'look again until all tables are complete or one has failed')
    .action(verify);
}

async function verify(options: LabCommandOptions & { readonly wait?: boolean }): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const work = (lab: LabContext, signal: AbortSignal): Promise<VerifyTablesResult> => {
    const { name: connectorName, tableIncludeList, topicPrefix } = lab.config.connector;
    const tables = tableIncludeList.map((sourceTable) => ({ sourceTable, topic: topicOf(topicPrefix, sourceTable) }));
    return verifyTables(lab, { tables, connectorName }, { signal, timeoutMs, wait: options.wait === true });
  };
  const result = await withLab(options, work, { mayStart: false });
  console.log(options.json ? renderJson(result) : `${renderVerdicts(result.tables)}\n\n${result.verdict}`);
  if (result.verdict !== 'complete') process.exitCode = 1;
}
