import { sendWith } from './fetch-send.ts';
import { isFetchOfNode } from './is-fetch-of-node.ts';
import { nodeModules } from './node-modules.ts';
import { createNodeSend } from './node-send.ts';
import { usesProxyFromEnv } from './proxy-from-env.ts';
import { initOf, type Send } from './send.ts';

/** Who sends, when nobody says. One for all clients, so that they share their connections. */
let shared: Send | undefined;

/**
 * How calls are sent: with the `fetch` or the agent that was given, else over `node:http` and `node:https` at half the
 * cost, where Node's own `fetch` would do the same. That is asked at each call.
 */
export function chooseSend(
  options: {
    readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
    readonly agent?: object | undefined;
  },
  fetchGlobally: (url: URL, init: RequestInit) => Promise<Response>,
): Send {
  if (options.fetch) return sendWith(options.fetch);
  const sendWithGlobalFetch: Send = (url, outgoing) => fetchGlobally(url, initOf(outgoing));
  const modules = nodeModules();
  if (modules === undefined) return sendWithGlobalFetch;
  if (options.agent) return createNodeSend(modules, options.agent);
  if (usesProxyFromEnv()) return sendWithGlobalFetch;
  const started = modules.diagnostics.channel('undici:request:create');
  const isTraced = (): boolean => started.hasSubscribers;
  return (url, outgoing) => {
    if (!isFetchOfNode(isTraced)) return sendWithGlobalFetch(url, outgoing);
    shared ??= createNodeSend(modules);
    return shared(url, outgoing);
  };
}
