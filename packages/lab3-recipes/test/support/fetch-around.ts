import type { Simulator } from '@tableflow-workshop/simulator';

/** The network to a simulator, on which something happens before or after the first call that matches. */
export function fetchAround(
  simulator: Simulator,
  around: {
    /** Method and path, e.g. `POST /tableflow/v1/tableflow-topics`. */
    readonly call: RegExp;
    readonly before?: () => unknown;
    readonly after?: () => unknown;
  },
): Simulator['fetch'] {
  let isOver = false;
  return async (request) => {
    const line = `${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`;
    if (isOver || !around.call.test(line)) return simulator.fetch(request);
    isOver = true;
    await around.before?.();
    const response = await simulator.fetch(request);
    await around.after?.();
    return response;
  };
}
