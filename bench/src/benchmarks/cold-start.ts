import { spawnSync } from 'node:child_process';
import type { Benchmark } from '../benchmark.ts';
import { builtProgram, type ProgramName, programNames } from '../cold-programs.ts';
import { isShort } from '../rounds.ts';
import { startServer } from '../start-server.ts';
import { inTurn, median, ratiosOf, seriesOf, short, told, withSpread } from '../statistics.ts';

const rounds = isShort ? 2 : 21;

/** A program of one call: from its start to its end, less what Node itself takes. */
export const coldStart: Benchmark = {
  id: 'H1',
  title: 'cold start',
  async run() {
    const server = await startServer();
    const wallMs = seriesOf<ProgramName, number>(programNames);
    // The first round fills the caches of the file system.
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of inTurn(programNames, round)) {
        const startedMs = performance.now();
        const { stdout } = spawnSync(process.execPath, [builtProgram(name), server.url], { encoding: 'utf8' });
        if (stdout.trim() !== 'river') throw new Error(`The program of ${name} did not read the catalog.`);
        if (round > 0) wallMs[name].push(performance.now() - startedMs);
      }
    }
    server.stop();
    const own = (name: ProgramName): readonly number[] =>
      wallMs[name].map((wall, index) => wall - (wallMs.bare[index] ?? Number.NaN));
    const ratios = (name: ProgramName): readonly number[] => ratiosOf(own(name), own('fetch'));
    const others = programNames.filter((name) => !['ours', 'bare', 'fetch', 'node:http'].includes(name));
    return {
      rows: [
        {
          measure: `import and one call, wall over bare Node, ÷ global \`fetch\` (${short(median(own('fetch')))} ms)`,
          ours: withSpread(ratios('ours')),
          goal: '≤ 0.90',
          isMet: median(ratios('ours')) <= 0.9,
          limit: short(median(ratios('node:http'))),
          others: told(others, (name) => withSpread(ratios(name))),
        },
      ],
      runs: rounds,
      figures: { unit: 'ms', wallMs },
    };
  },
};
