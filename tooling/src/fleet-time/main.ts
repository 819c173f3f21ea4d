import { countCalls, type KilledFleet, killFleet } from '../../../packages/lab3-recipes/test/support/kill-fleet.ts';
import {
  callsPerSecond,
  type MeasuredFleet,
  measureFleet,
  workspaceCallsPerSecond,
} from '../../../packages/lab3-recipes/test/support/measure-fleet.ts';

// Benchmark H12: workshops of 95 in virtual time, each with server times of its own and one lab in 20 broken. Takes some 10
// seconds for a draw; another number of draws may be given as the argument. `kills` kills runs at random moments instead.

const [first = '200', second = '100'] = process.argv.slice(2);
if (first === 'kills') await kill(Number(second));
else await draw(Number(first));

async function draw(count: number): Promise<void> {
  const measured: MeasuredFleet[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const one = await measureFleet(seed);
    measured.push(one);
    if (seed % 10 === 0 || seed === count) report(measured);
  }
}

function report(measured: readonly MeasuredFleet[]): void {
  const ratios = measured.map(({ ratio }) => ratio).sort((left, right) => left - right);
  const largest = (of: (one: MeasuredFleet) => number): number =>
    measured.reduce((most, one) => Math.max(most, of(one)), 0);
  const all = (of: (one: MeasuredFleet) => readonly string[]): number => measured.flatMap(of).length;
  console.log(
    [
      `${measured.length} draws of 95 labs`,
      `elapsed ÷ lower bound: median ${ratios[Math.floor(ratios.length / 2)]?.toFixed(4)}, worst ${ratios.at(-1)?.toFixed(4)}`,
      `calls in the fullest second: ${largest(({ mostOfKey }) => mostOfKey)} of ${callsPerSecond} of a key, ${largest(({ mostOfWorkspace }) => mostOfWorkspace)} of ${workspaceCallsPerSecond} of the workspace`,
      `refused: at most ${largest(({ refusedCalls }) => refusedCalls)} of ${largest(({ calls }) => calls)} calls`,
      `healthy labs that are not complete: ${all(({ incomplete }) => incomplete)}`,
      `broken labs: ${measured.reduce((sum, { broken }) => sum + broken, 0)}, without their cause: ${all(({ unnamed }) => unnamed)}`,
    ].join('; '),
  );
}

async function kill(count: number): Promise<void> {
  const attendees = 6;
  const calls = await countCalls(attendees);
  const killed: KilledFleet[] = [];
  // The same moments in every run of this program.
  for (let index = 1; index <= count; index += 1)
    killed.push(await killFleet(attendees, 1 + ((index * 7_919) % calls)));
  const finished = killed.filter((one) => one.finished > 0).length;
  console.log(
    [
      `${count} runs of ${attendees} labs killed at one of ${calls} calls`,
      `${finished} of them with labs that were done`,
      `calls of second runs for these: ${killed.flatMap(({ needless }) => needless).length}`,
      `labs not complete after it: ${killed.flatMap(({ incomplete }) => incomplete).length}`,
    ].join('; '),
  );
}
