import { FastResponse } from 'srvx';
import type { Cloud } from './description.ts';

/** What a handler answers. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; absent for an empty body. */
  readonly body?: unknown;
  /** Sent as it is, in place of a body. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> | string };
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export function accepted(body?: unknown): Answer {
  return { status: 202, ...(body === undefined ? {} : { body }) };
}

export const noContent: Answer = { status: 204 };

/** Confluent's control plane: a list of errors. */
export function failure(status: number, detail: string, options: { code?: string; pointer?: string } = {}): Answer {
  const { code, pointer } = options;
  const source = pointer ? { pointer } : {};
  return {
    status,
    body: { errors: [{ id: errorId(detail), status: String(status), ...(code ? { code } : {}), detail, source }] },
  };
}

/** Kafka REST, Schema Registry and the older parts of Connect. */
export function codeAndMessage(status: number, errorCode: number, message: string): Answer {
  return { status, body: { error_code: errorCode, message } };
}

/** Connect's own shape. */
export function connectError(status: number, message: string): Answer {
  return { status, body: { error: { code: status, message } } };
}

/** Databricks. Some codes are integers on the wire. */
export function databricksError(status: number, errorCode: string | number, message: string): Answer {
  return { status, body: { error_code: errorCode, message } };
}

/** The answer as a response of its cloud. On a port it is written as it is, and becomes a `Response` for whoever reads it. */
export function toResponse(
  answer: Answer,
  cloud: Cloud,
  extraHeaders: Readonly<Record<string, string>> = {},
): Response {
  const { content } = answer;
  const isEmpty = content === undefined && (answer.body === undefined || answer.status === 204);
  const sent = isEmpty ? null : (content?.bytes ?? JSON.stringify(answer.body));
  const headers = new Headers({
    ...extraHeaders,
    ...(isEmpty ? {} : { 'content-type': content?.type ?? 'application/json' }),
    ...answer.headers,
  });
  if (cloud === 'databricks') headers.set('server', 'databricks');
  return new FastResponse(sent, { status: answer.status, headers });
}

/** Stable for the same text, so that recordings compare. */
function errorId(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').repeat(4);
}
