import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions } from '../lab-options.ts';

/** What `lab3 report` was asked for. */
export interface ReportOptions extends LabCommandOptions {
  readonly out?: string;
}

export function addReportCommand(program: Command): void {
  addLabOptions(program.command('report'))
    .description('write one HTML page about the lab: pipeline, findings, tables over time, steps; changes nothing')
    .option('--out <file>', 'where the page is written', '.lab3/report.html')
    .addHelpText(
      'after',
      `
The page needs no network and runs no script; it holds names and figures, and no secret. \`lab3 watch --web\` shows the same
page, live.`,
    )
    .action(async (options: ReportOptions) => (await import('../actions/report.ts')).report(options));
}
