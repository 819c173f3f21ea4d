import { plainText } from './plain-text.ts';

/** What every error of the house tells. No body, header, token or secret is ever kept. */
export interface ErrorFacts {
  /** Who we talked to, e.g. `Confluent Cloud`. */
  readonly service: string;
  /** What we tried, on which resource, as a verb phrase: `enable Tableflow on topic "orders"`. */
  readonly tried: string;
  /** Method and path of the call, e.g. `POST /tableflow/v1/tableflow-topics`. */
  readonly operation?: string | undefined;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's own code (`resource_already_exists`), or the network's (`ECONNREFUSED`). */
  readonly code?: string | undefined;
  /** The vendor's request id: what their support asks for first. */
  readonly requestId?: string | undefined;
  /** What the vendor said. */
  readonly detail?: string | undefined;
  /** What to do next. */
  readonly hint?: string | undefined;
  /** Whether the same call may succeed later, unchanged. */
  readonly isRetryable?: boolean;
  /** How many times the call was sent. */
  readonly attempts?: number | undefined;
  /** How long the server asked to wait before the next try. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A request id, a code: what is longer is no such thing. */
const longestName = 200;

/** The same facts, with the words of others as plain text, before they become a sentence. */
export function cleanFacts<Facts extends ErrorFacts>(facts: Facts): Facts {
  const { tried, operation, code, requestId, detail } = facts;
  return {
    ...facts,
    tried: plainText(tried),
    operation: operation && plainText(operation),
    code: code && plainText(code, longestName),
    requestId: requestId && plainText(requestId, longestName),
    detail: detail && plainText(detail),
  };
}
