import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { attendeesOf, type Simulator, type World } from '@tableflow-workshop/simulator';
import { messageOf } from '../delta/message-of.ts';
import { prefixOf } from '../prefix-of.ts';
import { type KeptFaults, saveFaults } from './fault-file.ts';
import { isLabDone, type StrikeTools, stopWarehouse, strike } from './strike.ts';

/** What faults are planted with. */
interface PlantOptions extends Pick<StrikeTools, 'postgres'> {
  /** `undefined`: there are none. */
  readonly kept: KeptFaults | undefined;
  readonly world: World;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly onNotice: ((text: string) => void) | undefined;
}

const pauseMs = 1_000;
/** So often a lab has to be found done: whoever set it up has read its rows by then. */
const readingsOfDone = 5;

/** Plants what is there from the start, and the rest when a lab is done. What has struck is written down, and does not again; the returned function stops it. */
export async function plantFaults(
  { fetch: call, state }: Pick<Simulator, 'fetch' | 'state'>,
  { kept: given, world, dataFolder, clock, postgres, onNotice }: PlantOptions,
): Promise<() => Promise<void>> {
  if (!given) return async () => undefined;
  const kept = given;
  const tools: StrikeTools = { call, state, postgres };
  const worlds = new Map(attendeesOf(world).map((one) => [prefixOf(one), one]));
  const stopped = new AbortController();
  const readings = new Map<string, number>();
  if (kept.stoppedWarehouse && !kept.hasStopped) {
    await stopWarehouse(world, tools);
    kept.hasStopped = true;
  }
  await round(true);
  await saveFaults(dataFolder, kept);
  const work = keepPlanting();
  return async () => {
    stopped.abort();
    await work;
  };

  async function keepPlanting(): Promise<void> {
    while (kept.planned.some(({ prefix }) => !kept.struck.includes(prefix))) {
      try {
        await sleep(clock, pauseMs, stopped.signal);
      } catch {
        return;
      }
      try {
        await round(false);
      } catch (error) {
        onNotice?.(`A fault could not be planted: ${messageOf(error)}`);
      }
    }
  }

  async function round(isStart: boolean): Promise<void> {
    for (const { kind, prefix } of kept.planned) {
      const lab = worlds.get(prefix);
      if (!lab || kept.struck.includes(prefix)) continue;
      const isFromStart = kind === 'wrongPassword';
      if (isFromStart !== isStart) continue;
      const seen = isLabDone(state, lab) ? (readings.get(prefix) ?? 0) + 1 : 0;
      readings.set(prefix, seen);
      if (!isStart && seen < readingsOfDone) continue;
      await strike(kind, lab, tools);
      kept.struck = [...kept.struck, prefix];
      if (!isStart) await saveFaults(dataFolder, kept);
    }
  }
}
