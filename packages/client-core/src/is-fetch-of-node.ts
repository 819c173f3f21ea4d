/** What Node's `fetch` sends through. Its options are set where somebody has set them: a proxy, certificates. */
interface Dispatcher {
  readonly [key: symbol]: unknown;
}

const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

/**
 * Whether the global `fetch` is Node's own, and sends as it does by itself. Whoever patched it (a double in a test, a
 * tracer), gave it another dispatcher (a proxy, a mock) or listens to what it sends wants to see every request.
 */
export function isFetchOfNode(hasListeners: () => boolean): boolean {
  const { fetch, [dispatcherKey]: dispatcher } = globalThis as typeof globalThis & {
    readonly [dispatcherKey]?: Dispatcher;
  };
  return isOfNode(fetch) && (dispatcher === undefined || isUnchanged(dispatcher)) && !hasListeners();
}

let knownFetch: { readonly fetch: unknown; readonly isOfNode: boolean } | undefined;

/** Told by its source, which names the module of Node that it loads. */
function isOfNode(fetch: unknown): boolean {
  if (knownFetch === undefined || knownFetch.fetch !== fetch) {
    const isOfNode = typeof fetch === 'function' && `${fetch}`.includes('internal/deps/undici');
    knownFetch = { fetch, isOfNode };
  }
  return knownFetch.isOfNode;
}

let knownDispatcher: { readonly dispatcher: Dispatcher; readonly isUnchanged: boolean } | undefined;

/** An `Agent` with nothing but its defaults: Node's own, or one that does the same. */
function isUnchanged(dispatcher: Dispatcher): boolean {
  if (knownDispatcher === undefined || knownDispatcher.dispatcher !== dispatcher)
    knownDispatcher = { dispatcher, isUnchanged: isPlainAgent(dispatcher) };
  return knownDispatcher.isUnchanged;
}

function isPlainAgent(dispatcher: Dispatcher): boolean {
  if (dispatcher.constructor?.name !== 'Agent' || Object.hasOwn(dispatcher, 'dispatch')) return false;
  const options = ownBySymbol(dispatcher, 'options');
  const factory = ownBySymbol(dispatcher, 'factory');
  if (typeof options !== 'object' || options === null) return false;
  if (typeof factory !== 'function' || factory.name !== 'defaultFactory') return false;
  return Object.values(options).every((value) => value === undefined || value === Infinity);
}

function ownBySymbol(value: Dispatcher, description: string): unknown {
  const key = Object.getOwnPropertySymbols(value).find((symbol) => symbol.description === description);
  return key && value[key];
}
