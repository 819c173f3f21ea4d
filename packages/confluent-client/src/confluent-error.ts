import { createUnwrap, type ErrorBody, excerpt, textAt, type Unwrap, valueAt } from '@tableflow-workshop/client-core';

/**
 * Understands the error bodies of Confluent's APIs. What fits no shape is kept as text, so that nothing is lost.
 *
 * @example readConfluentError({ errors: [{ code: 'quota_exceeded', detail: 'Too many keys.' }] }).code
 * @see https://docs.confluent.io/cloud/current/api.html#section/Errors
 */
export function readConfluentError(body: unknown): ErrorBody {
  return readFailures(valueAt(body, 'errors')) ?? readMessage(body) ?? { detail: textOf(body) };
}

/** The control plane: a list of errors, of which the first names the cause. */
function readFailures(errors: unknown): ErrorBody | undefined {
  if (!Array.isArray(errors) || errors.length === 0) return undefined;
  const place = textAt(errors[0], 'source', 'pointer') ?? textAt(errors[0], 'source', 'parameter');
  const said = errors.map(detailOf).filter(Boolean).join('; ');
  return {
    code: textAt(errors[0], 'code'),
    detail: said ? `${said}${place ? ` (at ${place})` : ''}` : undefined,
    requestId: textAt(errors[0], 'id'),
  };
}

/** A gateway in front of the control plane lists texts. */
function detailOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error;
  return textAt(error, 'detail') ?? textAt(error, 'title') ?? textAt(error, 'message');
}

/**
 * Connect nests code and message under `error`. Kafka REST, Schema Registry and some deletes have them at the top;
 * Connect's create leaves the prefix of the code away.
 */
function readMessage(body: unknown): ErrorBody | undefined {
  const nested = textAt(body, 'error', 'message');
  if (nested !== undefined) return { code: textAt(body, 'error', 'code'), detail: nested };
  const flat = textAt(body, 'message');
  return flat === undefined ? undefined : { code: textAt(body, 'error_code') ?? textAt(body, 'code'), detail: flat };
}

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null || body === '') return undefined;
  return excerpt(body) || undefined;
}

/**
 * Gives the data of a call, or throws an `ApiError`. `tried` completes the sentence "Could not …".
 *
 * @example const regions = await unwrapConfluent(tableflow.GET('/tableflow/v1/regions'), 'list the regions')
 * @see https://docs.confluent.io/cloud/current/api.html#section/Errors
 */
export const unwrapConfluent: Unwrap = createUnwrap({
  service: 'Confluent Cloud',
  readErrorBody: readConfluentError,
  hint,
});

/** Which kind of key an API takes, by its path. */
function wantedKey(path: string): string {
  if (path.startsWith('/tableflow/')) return 'a Tableflow key (resource "tableflow") or a Global key';
  if (path.startsWith('/kafka/')) return 'a Kafka key of this cluster';
  if (path.startsWith('/subjects') || path.startsWith('/schemas')) return 'a Schema Registry key';
  return 'a Cloud key';
}

/** Which kind of token an API takes, by its path. */
function wantedToken(path: string): string {
  return /^\/(kafka|subjects|schemas|v2\/metrics)\b/.test(path)
    ? 'a token of an identity provider that the environment trusts'
    : "a token of Confluent's token service";
}

function hint(said: { status: number; credentials: string; path: string }): string | undefined {
  if (said.status === 401 && said.credentials.startsWith('OAuth'))
    return `The ${said.credentials} was refused; this API wants ${wantedToken(said.path)} or ${wantedKey(said.path)}. Check that the token has not expired, and which identity pool it belongs to.`;
  if (said.status === 401)
    return `The ${said.credentials} was refused; this API wants ${wantedKey(said.path)}. Check id, secret and kind; a new key takes a moment to work.`;
  if (said.status === 403)
    return `The ${said.credentials} is valid, but its owner is missing a role for this, or the resource belongs to another environment or cluster.`;
  return undefined;
}
