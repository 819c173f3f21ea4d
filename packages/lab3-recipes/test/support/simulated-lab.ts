import { createVirtualClock, type VirtualClock } from '@tableflow-workshop/client-core';
import {
  callLine,
  createSimulator,
  environmentOf,
  isChanging,
  type RecordedCall,
  riverHotels,
  type Simulator,
  type SimulatorOptions,
  type World,
} from '@tableflow-workshop/simulator';
import type { ApiKey, LabConfig } from '../../src/config/lab-config.ts';
import { labConfigFromEnv } from '../../src/config/lab-config-from-env.ts';
import { createLabContext, type LabContext } from '../../src/lab/context.ts';
import type { LabRecordStore } from '../../src/lab/record.ts';
import type { SourceDatabase } from '../../src/source/source-database.ts';

export interface SimulatedLab {
  readonly lab: LabContext;
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  /** Every call of ours since the last time, one line each, without repeated checks. */
  calls(): readonly string[];
  /** Those that may have changed something. */
  changes(): readonly string[];
  /** Another lab on the same clouds, e.g. after a setting was mended or the process was killed. */
  anotherLab(options?: LabSettings): Promise<LabContext>;
}

export interface LabSettings {
  readonly config?: Partial<LabConfig>;
  readonly source?: SourceDatabase | undefined;
  /** What the lab made, of earlier runs too. Default: what this context makes. */
  readonly record?: LabRecordStore | undefined;
  /** Stands between the lab and the clouds. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface SimulatedLabOptions extends LabSettings {
  readonly world?: World;
  readonly simulator?: Partial<SimulatorOptions>;
  /** When it is on the clock. A state of earlier goes on at its own time. */
  readonly startMs?: number;
}

/** A lab on the simulator in virtual time, with the endpoints given, so that only the recipe's own calls are seen. */
export async function createSimulatedLab(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const world = options.world ?? riverHotels;
  const clock = createVirtualClock(options.startMs === undefined ? {} : { startMs: options.startMs });
  const simulator = createSimulator({ world, clock, ...options.simulator });
  const anotherLab = ({ config, source, record, fetch = simulator.fetch }: LabSettings = {}): Promise<LabContext> =>
    createLabContext({ ...configOf(world), ...config }, { fetch, clock, source, record });
  const take = (select: (calls: readonly RecordedCall[]) => readonly RecordedCall[]): readonly string[] => {
    const lines = select(simulator.calls.filter((call) => !call.isFromTableflow)).map(callLine);
    simulator.forgetCalls();
    return lines;
  };
  return {
    lab: await anotherLab(options),
    simulator,
    clock,
    calls: () => take(withoutRepeatedReads),
    changes: () => take((calls) => calls.filter(isChanging)),
    anotherLab,
  };
}

/** A check that gives the same answer again, while nothing was changed in between, is left out. */
function withoutRepeatedReads(calls: readonly RecordedCall[]): readonly RecordedCall[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    if (isChanging(call)) {
      seen.clear();
      return true;
    }
    const line = callLine(call);
    const isNew = !seen.has(line);
    seen.add(line);
    return isNew;
  });
}

/** The configuration that fits a world, its Tableflow key included, with everything set and nothing by default. */
export function configOf(world: World): LabConfig & { readonly confluent: { readonly tableflowKey: ApiKey } } {
  const { defaulted: _none, ...config } = labConfigFromEnv({
    ...environmentOf(world),
    LAB3_CONNECTOR_NAME: 'riverhotel-postgres-cdc',
    LAB3_TABLES: 'public.hotel,public.customer',
    LAB3_TOPIC_PREFIX: 'riverhotel',
  });
  const { tableflowKey } = config.confluent;
  if (tableflowKey === undefined) throw new Error('The world has no Tableflow key.');
  return { ...config, confluent: { ...config.confluent, tableflowKey } };
}

/** What a Terraform output of River Hotels gives: no Tableflow key. */
export function configWithoutKey(): LabConfig {
  const config = configOf(riverHotels);
  const { tableflowKey: _given, ...confluent } = config.confluent;
  return { ...config, confluent };
}
