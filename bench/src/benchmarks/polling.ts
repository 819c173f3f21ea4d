import type { Benchmark } from '../benchmark.ts';
import { isShort } from '../rounds.ts';
import { runScript } from '../run-script.ts';

const tables = isShort ? [1, 10] : [1, 10, 50, 100, 200];
/** By issue and by design: a hundred tables ask no more than this. */
const goals = { setUp: 600, inFullestMinute: 60, verify: 20 } as const;
const tablesOfGoals = 100;

interface Asked {
  readonly tables: number;
  readonly setUp: number;
  readonly inFullestMinute: number;
  readonly verify: number;
}

/** How often a lab of so many tables asks the clouds, in virtual time. */
export const polling: Benchmark = {
  id: 'polling',
  title: 'calls of labs of many tables',
  async run() {
    const printed = runScript('tooling', ['run', '--silent', 'polling', ...tables.map(String)]);
    const asked = [...printed.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(
      ([, count, setUp, inFullestMinute, verify]): Asked => ({
        tables: Number(count),
        setUp: Number(setUp),
        inFullestMinute: Number(inFullestMinute),
        verify: Number(verify),
      }),
    );
    return {
      rows: asked.map((one) => ({
        measure: `calls of a lab with ${one.tables} ${one.tables === 1 ? 'table' : 'tables'}: set-up, polls in its fullest minute, verify`,
        ours: `${one.setUp}, ${one.inFullestMinute}, ${one.verify}`,
        goal: one.tables === tablesOfGoals ? `≤ ${goals.setUp}, ≤ ${goals.inFullestMinute}, ≤ ${goals.verify}` : '',
        isMet: one.tables !== tablesOfGoals || isWithinGoals(one),
        others: {},
      })),
      runs: 1,
      figures: asked,
    };
  },
};

function isWithinGoals({ setUp, inFullestMinute, verify }: Asked): boolean {
  return setUp <= goals.setUp && inFullestMinute <= goals.inFullestMinute && verify <= goals.verify;
}
