import { type CallResult, kindOf, oddAnswer } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from './databricks-error.ts';

/**
 * Gives the data of a call together with its answer, once it is certain that the data is an object with fields.
 *
 * @throws what `unwrapDatabricks` throws; InvalidResponseError for a list, a text, a number or nothing in place of it
 */
export async function unwrapObject<Data>(
  call: Promise<CallResult<Data>>,
  tried: string,
): Promise<{ readonly data: Data; readonly response: Response }> {
  const data = await unwrapDatabricks(call, tried);
  const { response } = await call;
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data, response };
  throw oddAnswer({ service: 'Databricks', tried, response, detail: `${kindOf(data)} where an object is expected` });
}
