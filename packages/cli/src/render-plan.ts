import { plainText } from '@tableflow-workshop/client-core';
import type { PlanLab3Result } from '@tableflow-workshop/lab3-recipes';

const marks: Readonly<Record<PlanLab3Result['steps'][number]['outcome'], string>> = {
  created: '+',
  updated: '~',
  unchanged: '=',
  adopted: '=',
  refused: '✗',
};

/** A plan for a person, in the order of what decides: first what has to be fixed, last what stays. */
export function renderPlan({ steps, tables, adopted, irreversible, problems }: PlanLab3Result): string {
  const stepLines = steps.flatMap(({ name, outcome, calls }) => [
    `${marks[outcome]} ${plainText(name, 200)}`,
    ...calls.map(({ method, path }) => `    ${method} ${plainText(path)}`),
  ]);
  const tableLines = tables.map(
    ({ topic, fullTableName, writeMode, why }) => `  ${plainText(`${topic} → ${fullTableName}, ${writeMode}: ${why}`)}`,
  );
  const blocks = [
    block(
      'To fix first',
      problems.map(({ path, problem, remedy }) => `  ${plainText(`${path} ${problem} ${remedy}`, 2_000)}`),
    ),
    stepLines,
    block('Tables', tableLines),
    block(
      'Made by somebody else, and left as it is',
      adopted.flatMap(({ kind, name, differences }) => [
        `  ${plainText(`${kind} ${name}`, 300)}`,
        ...differences.flatMap(({ key, current = 'not set', wanted = 'not set', matters }) =>
          matters ? [`    ${plainText(`${key} is ${current}, not ${wanted}: ${matters}`, 500)}`] : [],
        ),
      ]),
    ),
    block(
      'Not to be undone',
      irreversible.map(({ effect }) => `  ${plainText(effect)}`),
    ),
    [summary(steps)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function block(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [head, ...lines];
}

function summary(steps: PlanLab3Result['steps']): string {
  const count = (outcome: string): number => steps.filter((step) => step.outcome === outcome).length;
  const adopted = count('adopted') > 0 ? `, ${count('adopted')} adopted` : '';
  return `${count('created')} to create, ${count('updated')} to update, ${count('unchanged')} unchanged${adopted}`;
}
