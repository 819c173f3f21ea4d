import { writeFile } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';
import { findExistingLab } from '@tableflow-workshop/lab3-recipes';
import { renderReport } from '@tableflow-workshop/report';
import type { ReportOptions } from '../commands/report.ts';
import { explainFileError } from '../explain-file-error.ts';
import { printResult, printText } from '../print.ts';
import { gatherReport } from '../report/gather-report.ts';
import { withLab } from '../with-lab.ts';
import { writeOwnFile } from '../write-own-file.ts';

const usualPath = '.lab3/report.html';

/** Writes the page, or prints what would be on it. */
export async function report(options: ReportOptions): Promise<void> {
  const document = await withLab(
    options,
    async (given, signal) => gatherReport((await findExistingLab(given, { signal })).lab, signal),
    { mayStart: false },
  );
  if (options.json) {
    printResult(document, '', options);
    return;
  }
  const path = options.out ?? usualPath;
  const problem = await write(path, renderReport(document));
  if (problem !== undefined) {
    const problems = [{ path: '--out', problem, remedy: 'Choose another file.' }];
    throw new InputError({ tried: 'write the report', problems });
  }
  printText(`the report is in ${path}`);
}

/** The usual file is ours; any other place is the person's, who may have laid links there. */
function write(path: string, page: string): Promise<string | undefined> {
  if (path === usualPath) return writeOwnFile(path, page);
  return writeFile(path, page).then(
    () => undefined,
    (error: unknown) => explainFileError(error, path),
  );
}
