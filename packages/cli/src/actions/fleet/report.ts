import { InputError, systemClock } from '@tableflow-workshop/client-core';
import { verifyFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetReportOptions } from '../../fleet/fleet-command-options.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { receiptDocument } from '../../fleet/report/receipt-document.ts';
import { reportCsv } from '../../fleet/report/report-csv.ts';
import { reportRows } from '../../fleet/report/report-row.ts';
import { writeOwnFile } from '../../write-own-file.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Proves for every attendee that the rows arrived, and writes the receipt as a page and for a spreadsheet. */
export async function reportAll(options: FleetReportOptions): Promise<void> {
  const { html = '.lab3/fleet.html', csv = '.lab3/fleet.csv' } = options;
  const result = await runFleetCommand(options, verifyFleet, (found) => {
    return `${renderFleet(found)}; the receipt is in ${html} and ${csv}`;
  });
  // Loaded only here: it draws charts.
  const { renderFleetReport } = await import('@tableflow-workshop/report');
  const at = new Date(systemClock.now()).toISOString();
  const problems = [
    await writeOwnFile(html, renderFleetReport(receiptDocument(result, at))),
    await writeOwnFile(csv, reportCsv(reportRows(result))),
  ];
  const unwritten = problems.filter((problem) => problem !== undefined);
  if (unwritten.length === 0) return;
  throw new InputError({
    tried: 'write the receipt',
    problems: unwritten.map((problem) => ({ path: '--html, --csv', problem, remedy: 'Give another place.' })),
  });
}
