import { createUnwrap, type ErrorBody, excerpt, type Unwrap } from '@tableflow-workshop/client-core';
import * as z from 'zod/mini';

const text = z.optional(z.nullable(z.union([z.string(), z.number()])));

/** The usual shape. Real answers carry codes as text or as numbers, and details of many types. */
const usual = z.object({
  error_code: text,
  message: text,
  details: z.optional(z.unknown()),
});
const withRequestId = z.object({ request_id: z.union([z.string(), z.number()]) });
/** SCIM has its own. */
const scim = z.object({ detail: text, status: text, scimType: text });
/** The oldest endpoints, and OAuth. */
const old = z.object({ error: z.string(), error_description: text });

/** Understands the error bodies of Databricks. What fits no shape is kept as text, so that nothing is lost. */
export function readDatabricksError(body: unknown): ErrorBody {
  const asUsual = usual.safeParse(body);
  if (asUsual.success && (asUsual.data.error_code != null || asUsual.data.message != null)) {
    const { error_code: code, message, details } = asUsual.data;
    const entries: readonly unknown[] = Array.isArray(details) ? details : [];
    const found = entries.map((entry) => withRequestId.safeParse(entry).data).find(Boolean);
    return { code: string(code), detail: string(message), requestId: string(found?.request_id) };
  }
  const asScim = scim.safeParse(body);
  if (asScim.success && asScim.data.detail != null) {
    const { detail, scimType, status } = asScim.data;
    const said = detail === 'null' ? 'the identity service failed without a reason' : detail;
    return { code: `SCIM_${status ?? 'ERROR'}`, detail: [scimType, said].filter(Boolean).join(' ') };
  }
  const asOld = old.safeParse(body);
  if (asOld.success)
    return {
      code: asOld.data.error_description == null ? undefined : asOld.data.error,
      detail: string(asOld.data.error_description) ?? asOld.data.error,
    };
  return readText(body);
}

/** Gives the data of a call, or throws an `ApiError`. `tried` completes the sentence "Could not …". */
export const unwrapDatabricks: Unwrap = createUnwrap({
  service: 'Databricks',
  readErrorBody: readDatabricksError,
  hint,
});

function hint(said: {
  status: number;
  code?: string | undefined;
  detail?: string | undefined;
  credentials: string;
}): string | undefined {
  if (said.status === 401) return `The ${said.credentials} was refused: check that it is valid for this workspace.`;
  if (said.status === 403)
    return `The ${said.credentials} lacks a privilege for this: ask the owner of the object to grant it.`;
  if (said.status === 500 && !said.detail)
    return 'An empty 500 here usually means that a fresh IAM trust has not reached Databricks yet: try again in a minute.';
  return undefined;
}

/** `SOME_CODE: message`, or the text of whatever it is. */
function readText(body: unknown): ErrorBody {
  if (body === undefined || body === null || body === '') return {};
  if (typeof body !== 'string') return { detail: excerpt(JSON.stringify(body)) };
  const [, code, message] = /^([A-Z_]+): ([\s\S]*)$/.exec(body) ?? [];
  return code && message ? { code, detail: excerpt(message) } : { detail: string(excerpt(body)) };
}

function string(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : String(value);
}
