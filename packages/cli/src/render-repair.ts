import { plainText } from '@tableflow-workshop/client-core';
import type { RepairDeltaTableResult } from '@tableflow-workshop/lab3-recipes';

/** What is wrong with a table, what would be done, by whom, and what would be lost. */
export function renderRepair({ topic, evidence, plan, steps, warnings }: RepairDeltaTableResult, by: string): string {
  const head = plainText(`✗ ${topic}: ${evidence ?? 'is damaged.'}`, 1_000);
  const lines = steps.map((step) => {
    if (step.action !== 'delete files') return `  ${step.action}`;
    return `  ${plainText(`delete files in ${step.prefix} (by ${by})`, 500)}`;
  });
  const rest = steps.length === 0 && plan ? [`  ${plainText(`go on with the plan for ${plan.tablePath}`, 500)}`] : [];
  const losses = warnings.map((text) => `! ${plainText(text)}`);
  return [head, '', 'To repair it:', ...lines, ...rest, ...losses].join('\n');
}
