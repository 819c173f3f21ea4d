import { plainText } from '@tableflow-workshop/client-core';
import type { Diagnosis } from '@tableflow-workshop/lab3-recipes';

/** How a part is, then each cause with what speaks for it and what fixes it, and last what nobody could explain. */
export function renderDiagnosis(part: string, { health, causes, unknown, recommendations = [] }: Diagnosis): string {
  const mark = health.state === 'healthy' ? '✓' : '✗';
  const head = `${mark} ${plainText(part, 200)}: ${health.state} (${plainText(health.phase, 200)})`;
  const known = causes.map(({ ruleId, cause, evidence, remedy }) =>
    [
      `${plainText(cause)} [${ruleId}]`,
      ...evidence.map(({ from, text }) => `    ${plainText(`${from}: ${text}`)}`),
      `    → ${plainText(remedy, 2_000)}`,
    ].join('\n'),
  );
  const rest = unknown.map(({ from, text }) => `    ${plainText(`${from}: ${text}`)}`);
  const advice = recommendations.map((text) => `    ${plainText(text, 2_000)}`);
  const blocks = [
    head,
    ...known,
    ...(rest.length > 0 ? [['Not explained:', ...rest].join('\n')] : []),
    ...(advice.length > 0 ? [['The service recommends:', ...advice].join('\n')] : []),
  ];
  return blocks.join('\n\n');
}
