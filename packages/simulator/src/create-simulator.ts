import { type Clock, sleep, systemClock } from '@tableflow-workshop/client-core';
import { syncCatalogs } from './catalog-sync.ts';
import { type CloudAccount, createCloudAccount } from './cloud-account.ts';
import { authenticateConfluent } from './confluent/authenticate.ts';
import { confluentRoutes } from './confluent/routes.ts';
import { createControlPlane } from './control-plane.ts';
import type { CreateDataPlane, DataPlane } from './data-plane.ts';
import { authenticateDatabricks } from './databricks/authenticate.ts';
import { databricksRoutes } from './databricks/routes.ts';
import { createIds } from './ids.ts';
import { initialState } from './initial-state.ts';
import { tableflowUserAgent } from './publish-table.ts';
import { type Answer, toResponse } from './request/answer.ts';
import { createCallLog } from './request/call-log.ts';
import type { RecordedCall } from './request/calls.ts';
import { canonicalPath } from './request/canonical-path.ts';
import { decode, readable } from './request/decode.ts';
import { createFaultScript, type FaultScript } from './request/faults.ts';
import { readBody } from './request/read-body.ts';
import { refuse } from './request/refuse.ts';
import type { Call, Routes, Surroundings } from './request/route.ts';
import { cloudOf, findOperation, type Match } from './request/router.ts';
import { checkValues } from './request/validate-request.ts';
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

const routes: Routes = { ...confluentRoutes, ...databricksRoutes };

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
  const send = options.send ?? ((request: Request) => answerRequest(request));
  const save = async (): Promise<void> => options.save?.(state);

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
  resumeWork(surroundings);

  return {
    fetch: answerRequest,
    state,
    faults,
    cloudAccount: createCloudAccount({ state, clock, timingsOf, changed }),
    calls: log.calls,
    forgetCalls: log.forget,
    stop: async () => {
      isStopped = true;
      await Promise.all(
        state.confluent.tableflowTopics.map((record) => dataPlane.stopTable(record.topic.spec.display_name)),
      );
      await Promise.all(state.confluent.connectors.map((record) => dataPlane.stopConnector(record.name, false)));
    },
  };

  /** One request, with its faults. Virtual time stands still while it is worked on. */
  async function answerRequest(request: Request): Promise<Response> {
    let release = clock.hold?.();
    const letTimePass = async <Result>(until: Promise<Result>): Promise<Result> => {
      release?.();
      try {
        return await until;
      } finally {
        release = clock.hold?.();
      }
    };
    try {
      const url = new URL(request.url);
      const match = findOperation(request.method, isLenient ? canonicalPath(url.pathname) : url.pathname);
      const fault = faults.next({
        operationId: match?.operation.operationId,
        method: request.method,
        path: url.pathname,
      });
      if (fault?.delayMs) await letTimePass(sleep(clock, fault.delayMs, request.signal));
      if (fault?.drop === 'before') throw connectionCut();
      const { answer, body } = fault?.answer
        ? { answer: fault.answer, body: await bodyOfRefused(request) }
        : await work(request, url, match, letTimePass);
      if (!fault?.answer && request.method !== 'GET') await save();
      log.add({
        method: request.method,
        path: readable(url),
        operationId: match?.operation.operationId,
        isFromTableflow: request.headers.get('user-agent') === tableflowUserAgent,
        status: answer.status,
        atMs: clock.now(),
        body,
      });
      if (fault?.drop === 'after') throw connectionCut();
      return toResponse(answer, cloudOf(url.pathname), { 'x-request-id': ids.newRequestId() });
    } finally {
      release?.();
    }
  }

  /** Credentials come first: nothing is read of who has none. */
  async function work(
    request: Request,
    url: URL,
    match: Match | undefined,
    letTimePass: Call['letTimePass'],
  ): Promise<Worked> {
    const { pathname, searchParams: query } = url;
    const refused = (status: number, detail: string, options = {}): Worked => ({
      answer: refuse(pathname, status, detail, options),
      body: undefined,
    });
    if (decode(pathname) === undefined || decode(url.search) === undefined) {
      return refused(400, 'The address has a malformed percent escape.');
    }
    if (!match) return { answer: unknownPath(request.method, pathname), body: undefined };
    const { operation, cloud, api, path } = match;
    const caller =
      cloud === 'confluent'
        ? authenticateConfluent(request, api, state, clock.now())
        : authenticateDatabricks(request, operation.operationId, state, clock.now());
    if ('status' in caller) return { answer: caller, body: undefined };
    const read = await readBody(request, { bodyTypes: operation.bodyTypes, isKnown: caller.id !== '' });
    if ('status' in read) return refused(read.status, read.detail);
    const understood = checkValues(operation, query, path) ?? match.read(query, read.value, isLenient);
    const body = 'body' in understood ? understood.body : read.value;
    if (!('body' in understood)) {
      const { detail, pointer, code = 'invalid_request' } = understood;
      const where = pointer === undefined ? {} : { pointer };
      const answer = refuse(pathname, 400, detail + (pointer === undefined ? '' : ` (${pointer})`), { code, ...where });
      return { answer, body };
    }
    // Two APIs may give the same id to an operation; then the handler's key has the API in front.
    const handle = routes[`${api}/${operation.operationId}`] ?? routes[operation.operationId];
    if (!handle) return { answer: unknownPath(request.method, pathname), body };
    const answer = await handle({ path, query, body, request, origin: url.origin, caller, letTimePass }, surroundings);
    return { answer, body };
  }
}

interface Worked {
  readonly answer: Answer;
  /** For the log of calls. */
  readonly body: unknown;
}

/** What a request says that a fault answers. */
async function bodyOfRefused(request: Request): Promise<unknown> {
  const read = await readBody(request, { bodyTypes: undefined, isKnown: true });
  return 'value' in read ? read.value : undefined;
}

function unknownPath(method: string, pathname: string): Answer {
  return refuse(
    pathname,
    404,
    cloudOf(pathname) === 'confluent'
      ? `no such operation: ${method} ${pathname}`
      : `No API found for '${method} ${pathname.replace(/^\/api\/[\d.]+/, '')}'`,
  );
}

/** What `fetch` throws when the peer goes away. */
function connectionCut(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
}
