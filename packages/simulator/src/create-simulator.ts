import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import { syncCatalogs } from './catalog-sync.ts';
import { type CloudAccount, createCloudAccount } from './cloud-account.ts';
import { qualifiedName } from './confluent/cluster-of.ts';
import { tableName } from './confluent/tableflow-topics.ts';
import { createControlPlane } from './control-plane.ts';
import type { CreateDataPlane, DataPlane } from './data-plane.ts';
import { createRequestHandler } from './handle-request.ts';
import { createIds } from './ids.ts';
import { initialState } from './initial-state.ts';
import { createCallLog } from './request/call-log.ts';
import type { RecordedCall } from './request/calls.ts';
import { createFaultScript, type FaultScript } from './request/faults.ts';
import { createOwnRoutes, type SimulatorRoute } from './request/own-routes.ts';
import type { Surroundings } from './request/route.ts';
import { resumeWork } from './resume-work.ts';
import type { SimulatorState } from './state.ts';
import { type GivenTimings, timingsFrom } from './timings.ts';
import { createVirtualDataPlane } from './virtual-data-plane.ts';
import { riverHotels, type World } from './world.ts';

/** What the clouds hold at the start, and how fast they are. */
export interface SimulatorOptions {
  /** What exists at the start. Default: River Hotels. Ignored when `state` is given. */
  readonly world?: World;
  /** State saved earlier: the simulator goes on where it stopped. */
  readonly state?: SimulatorState;
  /** Gives the time and waits. Default: the clock of the machine. */
  readonly clock?: Clock;
  /** How long the clouds take. `drawTimings` gives each thing its own times. */
  readonly timings?: GivenTimings;
  /** What happens behind the APIs. Default: a virtual one, which only counts. */
  readonly dataPlane?: CreateDataPlane;
  /** Called after every change and awaited before the answer leaves, so that what was answered was also saved. */
  readonly save?: (state: SimulatorState) => Promise<void>;
  /** How the clouds reach each other. Default: this simulator itself. */
  readonly send?: (request: Request) => Promise<Response>;
  /**
   * Keep the newest calls only, this many, and without their bodies: for a simulator that is served for long. Default:
   * every call is kept whole.
   */
  readonly maxCalls?: number;
  /**
   * Read requests as the real services do: members that no description knows are not seen, null and blank stand for
   * nothing, values are known in any case, and a path may end in a slash. Default false: such a request is refused,
   * which finds mistakes in one's own calls.
   */
  readonly isLenient?: boolean;
  /**
   * Operations of your own, answered beside those that the simulator knows, through `fetch`, MSW and a port alike. The first
   * that fits answers, before any that the simulator has. Default: none.
   */
  readonly routes?: readonly SimulatorRoute[];
}

/** Both clouds: what answers, what they hold, and what was asked of them. */
export interface Simulator {
  /** Both clouds as one function of the shape of `fetch`. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly state: SimulatorState;
  readonly faults: FaultScript;
  /** What the customer does in AWS or Azure, outside both APIs. */
  readonly cloudAccount: CloudAccount;
  /** Every request so far; the newest ones where `maxCalls` is set. */
  readonly calls: readonly RecordedCall[];
  forgetCalls(): void;
  /** Stops connectors and writers of the data plane. */
  stop(): Promise<void>;
}

/**
 * A stateful double of Confluent Cloud and Databricks, as far as LAB 3 calls them. It moves by its clock, not by the
 * number of calls, and refuses what the descriptions do not know.
 *
 * @example
 * const simulator = createSimulator({ clock: createVirtualClock() });
 * const answer = await simulator.fetch(new Request('https://api.confluent.cloud/org/v2/environments'));
 * console.log(answer.status, simulator.calls);
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { clock = systemClock, isLenient = false } = options;
  const timingsOf = timingsFrom(options.timings);
  const state = options.state ?? initialState(options.world ?? riverHotels, clock.now());
  const faults = createFaultScript();
  const log = createCallLog(options.maxCalls);
  const save = async (): Promise<void> => options.save?.(state);
  const send = options.send ?? ((request: Request) => answerRequest(request));

  let isStopped = false;
  const changed = (): void => {
    if (isStopped) return;
    surroundings.syncCatalogs();
    // Nobody waits for it: whoever saves keeps trying, and says what is in the way.
    save().catch(() => undefined);
  };
  const dataPlane: DataPlane = (options.dataPlane ?? createVirtualDataPlane)(
    createControlPlane({ state, clock, timingsOf, changed }),
  );
  const ids = createIds(state);
  const surroundings: Surroundings = {
    state,
    clock,
    timingsOf,
    dataPlane,
    ...ids,
    send,
    later(delayMs, run) {
      clock.setTimer(delayMs, () => {
        // What is left undone is saved as undone, and a restart takes it up again.
        if (!isStopped) void Promise.resolve(run()).then(changed);
      });
    },
    syncCatalogs: () => syncCatalogs(surroundings),
  };
  const answerRequest = createRequestHandler({
    surroundings,
    faults,
    log,
    isLenient,
    save,
    newRequestId: () => ids.newRequestId(),
    findOwn: createOwnRoutes(options.routes ?? []),
  });
  resumeWork(surroundings);

  return {
    fetch: answerRequest,
    state,
    faults,
    cloudAccount: createCloudAccount({ state, clock, timingsOf, changed }),
    calls: log.calls,
    forgetCalls: log.forget,
    async stop() {
      isStopped = true;
      await Promise.all(state.confluent.tableflowTopics.map((record) => dataPlane.stopTable(tableName(record, state))));
      await Promise.all(
        state.confluent.connectors.map((record) => dataPlane.stopConnector(qualifiedName(record), false)),
      );
    },
  };
}
