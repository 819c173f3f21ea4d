import type { Benchmark, Outcome } from './benchmark.ts';
import { bundleSize } from './benchmarks/bundle-size.ts';
import { coldStart } from './benchmarks/cold-start.ts';
import { cpuPerCall } from './benchmarks/cpu-per-call.ts';
import { dataPath } from './benchmarks/data-path.ts';
import { faultMatrix } from './benchmarks/fault-matrix.ts';
import { installSize } from './benchmarks/install-size.ts';
import { labTime } from './benchmarks/lab-time.ts';
import { pagination } from './benchmarks/pagination.ts';
import { polling } from './benchmarks/polling.ts';
import { rateLimitedBurst } from './benchmarks/rate-limited-burst.ts';
import { tokenStampede } from './benchmarks/token-stampede.ts';
import { typeCost } from './benchmarks/type-cost.ts';
import { packOurs } from './pack-ours.ts';
import { isShort } from './rounds.ts';
import { tableOf, verdictOf } from './table.ts';
import { writeReport } from './write-report.ts';

// All benchmarks, or those that are named: `pnpm bench H1 H8`. Only a whole run is written down, and not a short one
// (`--short`), which only shows that everything runs.

const benchmarks: readonly Benchmark[] = [
  coldStart,
  cpuPerCall,
  pagination,
  bundleSize,
  installSize,
  typeCost,
  faultMatrix,
  rateLimitedBurst,
  tokenStampede,
  labTime,
  polling,
  dataPath,
];
const wanted = process.argv.slice(2).filter((argument) => argument !== '--short');
const unknown = wanted.filter((id) => !benchmarks.some((benchmark) => benchmark.id === id));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are ${benchmarks.map(({ id }) => id).join(', ')}.`);
  process.exit(1);
}
const chosen = benchmarks.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

packOurs().remove();
const outcomes: Record<string, Outcome> = {};
for (const { id, title, run } of chosen) {
  const startedMs = performance.now();
  const outcome = await run();
  outcomes[id] = outcome;
  console.error(`${id} ${title}, ${Math.round((performance.now() - startedMs) / 1_000)} s`);
  for (const { measure, ours, goal } of outcome.rows)
    console.error(`   ${measure}: ${ours}${goal && ` (goal ${goal})`}`);
}
console.log(`${tableOf(outcomes)}\n\n${verdictOf(outcomes)}`);
if (chosen.length === benchmarks.length && !isShort) writeReport(outcomes);
