import { type Answer, codeAndMessage, connectError, databricksError, failure } from './answer.ts';
import { cloudOf } from './router.ts';

/** Kafka REST and Schema Registry number some refusals more finely than the status. Source: docs/facts C7.1, C8. */
const finerCodes: Readonly<Record<number, number>> = { 401: 40101, 403: 40301 };

const databricksCodes: Readonly<Record<number, string>> = {
  400: 'INVALID_PARAMETER_VALUE',
  403: 'PERMISSION_DENIED',
  404: 'ENDPOINT_NOT_FOUND',
  413: 'REQUEST_LIMIT_EXCEEDED',
};

/**
 * A refusal that is not about a resource, in the words and the shape of the API that the path belongs to: Kafka REST and
 * Schema Registry, Connect, the control plane, or Databricks. Source: docs/facts C1.3.
 */
export function refuse(
  pathname: string,
  status: number,
  detail: string,
  options: { readonly code?: string; readonly pointer?: string } = {},
): Answer {
  if (cloudOf(pathname) === 'databricks')
    return databricksError(status, databricksCodes[status] ?? 'BAD_REQUEST', detail);
  if (/^\/(kafka|subjects|schemas|config|mode|compatibility)(\/|$)/.test(pathname)) {
    const isInvalidKafka = status === 400 && pathname.startsWith('/kafka');
    return codeAndMessage(status, isInvalidKafka ? 40002 : (finerCodes[status] ?? status), detail);
  }
  if (/^\/connect(\/|$)/.test(pathname)) return connectError(status, detail);
  return failure(status, detail, options);
}
