/** What the transport knows about an answer and a `Response` cannot say. */
export interface Exchange {
  readonly method: string;
  /** Path without query: it names the resource and carries no secret. */
  readonly path: string;
  readonly attempts: number;
  /** Kind, id and origin of the credential that was used. */
  readonly credentials: string;
  /** How long the server asked us to wait before the next try. */
  readonly askedDelayMs?: number | undefined;
}

/** On the answer itself, unseen by who lists its properties: a `WeakMap` costs every garbage collection. */
export const exchangeKey = Symbol('exchange');

/** Attaches what the transport knows to an answer. */
export function rememberExchange(response: Response, exchange: Exchange): Response {
  // One of our own has a place for it. To define a property costs ten times as much.
  if (exchangeKey in response) return Object.assign(response, { [exchangeKey]: exchange });
  return Object.defineProperty(response, exchangeKey, { value: exchange });
}

/** What the transport knew about this answer; `undefined` for one that did not come through it. */
export function exchangeOf(response: Response): Exchange | undefined {
  return (response as { readonly [exchangeKey]?: Exchange })[exchangeKey];
}
