import type { Outcome, Row } from './benchmark.ts';

export type Outcomes = Readonly<Record<string, Outcome>>;

/** The rows of a run, as Markdown. */
export function tableOf(outcomes: Outcomes): string {
  const rows = Object.entries(outcomes).flatMap(([id, { rows: own }]) => own.map((row) => lineOf(id, row)));
  return ['| | measured | ours | goal | met | limit | others |', '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

/** Which goals are missed, and by how much. */
export function verdictOf(outcomes: Outcomes): string {
  const missed = Object.entries(outcomes).flatMap(([id, { rows }]) =>
    rows.filter(({ isMet }) => !isMet).map(({ ours, goal }) => `${id} (${ours}; goal ${goal})`),
  );
  return missed.length === 0 ? 'Every goal is met.' : `Goals missed: ${missed.join(', ')}.`;
}

function lineOf(id: string, { measure, ours, goal, isMet, limit = '', others }: Row): string {
  const figures = Object.entries(others).map(([name, figure]) => `${shortName(name)} ${figure}`);
  const met = goal === '' ? '' : isMet ? 'yes' : '**no**';
  return `| ${id} | ${measure} | **${ours}** | ${goal} | ${met} | ${limit} | ${figures.join(' · ')} |`;
}

function shortName(name: string): string {
  return name === '@databricks/sdk-experimental' ? 'databricks-sdk' : name;
}
