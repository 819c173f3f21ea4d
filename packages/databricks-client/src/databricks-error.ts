import { createUnwrap, type ErrorBody, excerpt, textAt, type Unwrap, valueAt } from '@tableflow-workshop/client-core';

/**
 * Understands the error bodies of Databricks. What fits no shape is kept as text, so that nothing is lost.
 *
 * @example readDatabricksError({ error_code: 'PERMISSION_DENIED', message: 'No.' }).code
 * @see https://docs.databricks.com/api/workspace/introduction
 */
export function readDatabricksError(body: unknown): ErrorBody {
  return readUsual(body) ?? readScim(body) ?? readOld(body) ?? readText(body);
}

/** Real answers carry codes as text or as numbers, and details of many types. */
function readUsual(body: unknown): ErrorBody | undefined {
  const code = textAt(body, 'error_code');
  const message = textAt(body, 'message');
  if (code === undefined && message === undefined) return undefined;
  const details = valueAt(body, 'details');
  const ids = Array.isArray(details) ? details.map((entry) => textAt(entry, 'request_id')) : [];
  return { code, detail: message ?? readText(valueAt(body, 'message')).detail, requestId: ids.find(Boolean) };
}

function readScim(body: unknown): ErrorBody | undefined {
  const detail = textAt(body, 'detail');
  if (detail === undefined) return undefined;
  const said = detail === 'null' ? 'the identity service failed without a reason' : detail;
  const detailWithType = [textAt(body, 'scimType'), said].filter(Boolean).join(' ');
  return { code: `SCIM_${textAt(body, 'status') ?? 'ERROR'}`, detail: detailWithType };
}

/** The oldest endpoints, OAuth, and gateways of Azure, which nest code and message. */
function readOld(body: unknown): ErrorBody | undefined {
  const nested = textAt(body, 'error', 'message');
  if (nested !== undefined) return { code: textAt(body, 'error', 'code'), detail: nested };
  const error = textAt(body, 'error');
  if (error === undefined) return undefined;
  const description = textAt(body, 'error_description');
  return description === undefined ? { detail: error } : { code: error, detail: description };
}

/**
 * Gives the data of a call, or throws an `ApiError`. `tried` completes the sentence "Could not …".
 *
 * @example const { catalogs } = await unwrapDatabricks(unityCatalog.GET('/api/2.1/unity-catalog/catalogs'), 'list catalogs')
 * @see https://docs.databricks.com/api/workspace/introduction
 */
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
    return `The ${said.credentials} is missing a privilege for this: ask the owner of the object to grant it.`;
  if (said.status === 500 && !said.detail)
    return 'An empty 500 here usually means that a fresh IAM trust has not reached Databricks yet: try again in a minute.';
  return undefined;
}

/** `SOME_CODE: message`, or the text of whatever it is. */
function readText(body: unknown): ErrorBody {
  if (body === undefined || body === null || body === '') return {};
  if (typeof body !== 'string') return { detail: excerpt(body) };
  const [, code, message] = /^([A-Z_]+): ([\s\S]*)$/.exec(body) ?? [];
  return code && message ? { code, detail: excerpt(message) } : { detail: excerpt(body) || undefined };
}
