import {
  failures,
  type MeasuredSetUp,
  measureFailure,
  measureSetUp,
} from '../../../packages/lab3-recipes/test/support/measure-set-up.ts';

// Benchmark H10: a thousand labs in virtual time, each with server times of its own. Takes some minutes; another number
// of draws may be given as the argument.

const drawCount = Number(process.argv[2] ?? 1_000);

const measured: MeasuredSetUp[] = [];
for (let seed = 1; seed <= drawCount; seed += 1) measured.push(await measureSetUp(seed));
console.log(`${drawCount} draws`);
console.log(`elapsed ÷ longest chain of server waits: ${spread(measured.map(({ ratio }) => ratio))}`);
console.log(`draws above 1.01: ${above(1.01)}, above 1.02: ${above(1.02)}`);
console.log(`polls in the fullest minute of any wait: ${largest(measured.map((one) => one.mostPollsAMinute))}`);
console.log(`calls beside the polls: at most ${largest(measured.map((one) => one.otherCalls))}`);
const secondRuns = measured.map(({ secondRun }) => secondRun);
console.log(`changing calls of a second run: ${largest(secondRuns.map(({ changes }) => changes))}`);

const failureCount = Math.ceil(drawCount / 10);
for (const failing of failures) {
  const unseen: number[] = [];
  for (let seed = 1; seed <= failureCount; seed += 1)
    unseen.push((await measureFailure(failing, seed)).unseenMs / 1_000);
  console.log(`seconds from the failure of the ${failing} to the error, ${failureCount} draws: ${spread(unseen)}`);
}

function above(limit: number): number {
  return measured.filter(({ ratio }) => ratio > limit).length;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? 0).toFixed(4);
  return `min ${at(0)}, median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}
