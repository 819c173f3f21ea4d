import type { Benchmark, Row } from '../benchmark.ts';
import { isShort, rounds } from '../rounds.ts';
import { runScript } from '../run-script.ts';
import { median, withSpread } from '../statistics.ts';

const rows = isShort ? 20_000 : 200_000;
const goals = { 'captured, on disk': 0.5, 'visible in Delta': undefined } as const;

/** How fast the sandbox drains a slot, beside `pg_recvlogical`, which it needs on the PATH (Debian: postgresql-client). */
export const dataPath: Benchmark = {
  id: 'H11',
  title: 'data path',
  async run() {
    const printed = runScript('@tableflow-workshop/sandbox', ['run', '--silent', 'bench', `${rows}`, `${rounds}`]);
    const lines = printed.split('\n').filter((line) => /^round \d+: /.test(line));
    const ratiosOf = (label: string): readonly number[] =>
      lines.map((line) => Number(new RegExp(`${label} [\\d,]+ rows/s \\(([\\d.]+);`).exec(line)?.[1] ?? Number.NaN));
    return {
      rows: Object.entries(goals).map(([label, goal]): Row => {
        const ratios = ratiosOf(label);
        return {
          measure: `${rows.toLocaleString('en-GB')} rows ${label}: rows a second ÷ \`pg_recvlogical\``,
          ours: withSpread(ratios),
          goal: goal === undefined ? '' : `≥ ${goal}`,
          isMet: goal === undefined || median(ratios) >= goal,
          limit: '1.00',
          others: {},
        };
      }),
      runs: rounds,
      figures: lines,
    };
  },
};
