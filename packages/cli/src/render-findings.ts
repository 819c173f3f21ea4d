import { plainText } from '@tableflow-workshop/client-core';
import type { DoctorResult } from '@tableflow-workshop/lab3-recipes';

type Finding = DoctorResult['findings'][number];
type Side = keyof DoctorResult['sides'] | 'kafka';

/** What was found on some of the sides. */
interface ExaminedSides {
  readonly verdict: DoctorResult['verdict'];
  readonly sides: { readonly [name in Side]?: DoctorResult['verdict'] };
  readonly findings: readonly Finding[];
}

const marks: Readonly<Record<Finding['severity'], string>> = { error: '✗', warning: '!', note: '·' };

const names: Readonly<Record<Side, string>> = {
  sourceDatabase: 'source database',
  confluentCloud: 'Confluent Cloud',
  databricks: 'Databricks',
  kafka: 'Kafka',
};

/** The sides with a mark each, then the findings by what they are about, the worst first. */
export function renderFindings({ sides, findings, verdict }: ExaminedSides): string {
  const heads = (Object.keys(names) as Side[]).flatMap((side) => {
    const state = sides[side];
    return state === undefined ? [] : [`${state === 'healthy' ? '✓' : '✗'} ${names[side]}`];
  });
  const subjects = [...new Set(findings.map((one) => one.subject))];
  const blocks = subjects.map((subject) =>
    renderSubject(
      subject,
      findings.filter((one) => one.subject === subject),
    ),
  );
  return [heads.join('\n'), ...blocks, `${verdict}: ${counts(findings)}`].join('\n\n');
}

/** Findings come with the worst first, so the first one's mark is that of the subject. */
function renderSubject(subject: string, findings: readonly Finding[]): string {
  const mark = marks[findings[0]?.severity ?? 'note'];
  const lines = findings.flatMap(({ evidence, ruleId, remedy }) => [
    `    ${plainText(evidence)} [${ruleId}]`,
    `    → ${plainText(remedy, 2_000)}`,
  ]);
  return [`${mark} ${plainText(subject, 200)}`, ...lines].join('\n');
}

function counts(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']): string => {
    const found = findings.filter((one) => one.severity === severity).length;
    return `${found} ${severity}${found === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning'), count('note')].join(', ');
}
