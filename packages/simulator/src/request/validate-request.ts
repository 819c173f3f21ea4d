import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import type { DescribedApi, DescribedOperation } from './description.ts';

/** What contradicts the description, and where. `undefined` when nothing does. */
export interface Contradiction {
  readonly detail: string;
  readonly pointer: string;
}

export type ValidateRequest = (query: URLSearchParams, body: unknown) => Contradiction | undefined;

/**
 * Makes the check of one operation: unknown or missing query parameters, unknown body keys, wrong types and values.
 *
 * The real services ignore much of this. The simulator refuses it, because a request that we did not describe is a
 * mistake of the caller's or of ours.
 */
export function createValidation(api: DescribedApi): (operation: DescribedOperation) => ValidateRequest {
  const ajv = new Ajv2020.default({ strict: false, allErrors: false, validateFormats: false, discriminator: false });
  ajv.addSchema({ $id: 'api', components: { schemas: api.schemas } });
  const compiled = new Map<string, ValidateFunction>();

  return (operation) => (query, body) => {
    const inQuery = checkQuery(operation, query);
    if (inQuery) return inQuery;
    if (operation.body === undefined) return undefined;
    if (body === undefined)
      return operation.bodyRequired ? { detail: 'a request body is required', pointer: '/' } : undefined;
    const validate = compiled.get(operation.operationId) ?? ajv.compile(withinApi(operation.body));
    compiled.set(operation.operationId, validate);
    if (validate(body)) return undefined;
    // The deepest error names the field; those of an enclosing union only say that no member fits.
    const error = [...(validate.errors ?? [])].sort(
      (left, right) => right.instancePath.length - left.instancePath.length,
    )[0];
    const extra = (error?.params as { additionalProperty?: string } | undefined)?.additionalProperty;
    return {
      detail: `${extra ? `unknown field "${extra}"` : (error?.message ?? 'invalid body')}`,
      pointer: `${error?.instancePath ?? ''}${extra ? `/${extra}` : ''}` || '/',
    };
  };
}

/** References stay as the description writes them; the schemas stand in one document. */
function withinApi(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
}

function checkQuery(operation: DescribedOperation, query: URLSearchParams): Contradiction | undefined {
  for (const name of new Set(query.keys())) {
    if (!(name in operation.query)) return { detail: `unknown query parameter "${name}"`, pointer: `?${name}` };
  }
  for (const [name, rule] of Object.entries(operation.query)) {
    if (rule.required && !query.get(name))
      return { detail: `query parameter "${name}" is required`, pointer: `?${name}` };
    const odd = rule.values && query.getAll(name).find((value) => !rule.values?.includes(value));
    if (odd !== undefined) return { detail: `query parameter "${name}" cannot be "${odd}"`, pointer: `?${name}` };
  }
  return undefined;
}
