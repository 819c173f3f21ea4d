import { createUnwrap, type ErrorBody, excerpt, type Unwrap } from '@tableflow-workshop/client-core';
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.union([z.string(), z.number()])));

/** Confluent's control plane: a list of errors, of which the first names the cause. */
const failure = z.object({
  errors: z.array(
    z.object({
      id: text,
      code: text,
      title: text,
      detail: text,
      source: z.optional(z.nullable(z.object({ pointer: text, parameter: text }))),
    }),
  ),
});
/** Connect nests code and message under `error`. */
const nested = z.object({ error: z.object({ code: text, message: text }) });
/** Kafka REST, Schema Registry and some deletes; Connect's create leaves the prefix away. */
const flat = z.object({ error_code: text, code: text, message: text });

/**
 * Understands the error bodies of Confluent's APIs. What fits no shape is kept as text, so that nothing is lost.
 */
export function readConfluentError(body: unknown): ErrorBody {
  const asFailure = failure.safeParse(body);
  if (asFailure.success && asFailure.data.errors[0]) {
    const [first, ...others] = asFailure.data.errors;
    const place = first.source?.pointer ?? first.source?.parameter;
    const said = [first, ...others]
      .map((error) => error.detail ?? error.title)
      .filter(Boolean)
      .join('; ');
    return {
      code: string(first.code),
      detail: said ? `${said}${place ? ` (at ${place})` : ''}` : undefined,
      requestId: string(first.id),
    };
  }
  const asNested = nested.safeParse(body);
  if (asNested.success) return { code: string(asNested.data.error.code), detail: string(asNested.data.error.message) };
  const asFlat = flat.safeParse(body);
  if (asFlat.success && asFlat.data.message != null) {
    return { code: string(asFlat.data.error_code ?? asFlat.data.code), detail: string(asFlat.data.message) };
  }
  return { detail: unknownBody(body) };
}

/** Gives the data of a call, or throws an `ApiError`. `tried` completes the sentence "Could not …". */
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
  return /^\/(kafka|subjects|schemas)\b/.test(path)
    ? 'a token of an identity provider that the cluster trusts'
    : "a token of Confluent's token service";
}

function hint(said: { status: number; credentials: string; path: string }): string | undefined {
  if (said.status === 401 && said.credentials.startsWith('OAuth'))
    return `The ${said.credentials} was refused; this API wants ${wantedToken(said.path)} or ${wantedKey(said.path)}. Check that the token has not expired, and which identity pool it belongs to.`;
  if (said.status === 401)
    return `The ${said.credentials} was refused; this API wants ${wantedKey(said.path)}. Check id, secret and kind; a new key takes a moment to work.`;
  if (said.status === 403)
    return `The ${said.credentials} is valid, but its owner lacks a role for this, or the resource belongs to another environment or cluster.`;
  return undefined;
}

function string(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : String(value);
}

function unknownBody(body: unknown): string | undefined {
  if (body === undefined || body === null || body === '') return undefined;
  return string(excerpt(typeof body === 'string' ? body : JSON.stringify(body)));
}
