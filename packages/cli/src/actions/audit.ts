import { plainText } from '@tableflow-workshop/client-core';
import { auditLeftovers } from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { printResult } from '../print.ts';
import { withLab } from '../with-lab.ts';

/** Prints what is left of the lab. */
export async function audit(options: LabCommandOptions): Promise<void> {
  const result = await withLab(options, (lab, signal) => auditLeftovers(lab, {}, { signal }), { mayStart: false });
  const { verdict, leftovers, unseen } = result;
  const lines = [
    ...leftovers.flatMap(({ system, kind, name, why, removeWith }) => [
      `✗ ${plainText(`${system}: ${kind} ${name}: ${why}`, 1_000)}`,
      `    → ${plainText(removeWith, 2_000)}`,
    ]),
    ...unseen.map(({ system, what, why }) => `? ${plainText(`${system}: ${what}: ${why}`, 1_000)}`),
  ];
  const count = `${verdict}: ${leftovers.length} left, ${unseen.length} not known`;
  printResult(result, [...lines, ...(lines.length > 0 ? [''] : []), count].join('\n'), options);
  if (verdict !== 'clean') process.exitCode = 1;
}
