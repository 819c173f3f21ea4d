import { findExistingLab, type LabContext } from '@tableflow-workshop/lab3-recipes';
import { checkPart, type LabPartHealth, partsOf } from '../check-part.ts';
import type { LabCommandOptions } from '../lab-options.ts';
import { printResult } from '../print.ts';
import { renderDiagnosis } from '../render-diagnosis.ts';
import { renderTable } from '../render-table.ts';
import { columnsOf } from '../terminal.ts';
import { withLab } from '../with-lab.ts';

/** Prints one line for each part of the lab. */
export async function status(options: LabCommandOptions): Promise<void> {
  const parts = await withLab(
    options,
    async (given, signal) => {
      const { lab } = await findExistingLab(given, { signal });
      return Promise.all(partsOf(lab).map((part) => checkPart(lab, part, signal)));
    },
    {
      mayStart: false,
    },
  );
  const isWell = parts.every(({ health }) => health.state === 'healthy');
  const verdict = isWell ? 'healthy' : 'not healthy';
  const rows = parts.map(({ part, health, causes, unknown }) => [
    part,
    health.state,
    health.phase,
    causes[0]?.cause ?? unknown[0]?.text ?? '',
  ]);
  const text = `${renderTable(['part', 'state', 'phase', 'likeliest cause'], rows, columnsOf())}\n\n${verdict}`;
  printResult({ verdict, parts }, text, options);
  if (!isWell) process.exitCode = 1;
}

/** Prints all that is known of one part. */
export async function diagnose(part: string, options: LabCommandOptions): Promise<void> {
  const work = async (given: LabContext, signal: AbortSignal): Promise<LabPartHealth> =>
    checkPart((await findExistingLab(given, { signal })).lab, part, signal);
  const result = await withLab(options, work, { mayStart: false });
  printResult(result, renderDiagnosis(part, result), options);
  if (result.health.state !== 'healthy') process.exitCode = 1;
}
