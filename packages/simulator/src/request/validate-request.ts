import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { asTheServiceReads } from './as-the-service-reads.ts';
import type { DescribedApi, DescribedOperation, QueryRule } from './description.ts';

/** What contradicts the description, and where. `undefined` when nothing does. */
export interface Contradiction {
  readonly detail: string;
  readonly pointer?: string;
  /** Default `invalid_request`. */
  readonly code?: string;
}

/** The body as it is understood, or what is wrong with it. */
export type ReadRequest = (
  query: URLSearchParams,
  body: unknown,
  isLenient: boolean,
) => { readonly body: unknown } | Contradiction;

/**
 * Makes the check of one operation: unknown query parameters, unknown body keys, wrong types and values.
 *
 * The real services ignore much of this, and so does the simulator where it is lenient. Where it is not, it refuses a
 * request that we did not describe: a mistake of the caller's or of ours.
 */
export function createValidation(api: DescribedApi): (operation: DescribedOperation) => ReadRequest {
  const ajv = new Ajv2020.default({
    strict: false,
    allErrors: false,
    verbose: true,
    validateFormats: false,
    discriminator: false,
  });
  ajv.addSchema({ $id: 'api', components: { schemas: api.schemas } });
  const compiled = new Map<string, ValidateFunction>();

  return (operation) => (query, given, isLenient) => {
    const inQuery = isLenient ? undefined : checkNames(operation, query);
    if (inQuery) return inQuery;
    if (operation.body === undefined) return { body: given };
    if (given === undefined)
      return operation.bodyRequired ? { detail: 'a request body is required', pointer: '/' } : { body: given };
    const body = isLenient ? asTheServiceReads(api, operation.body, given) : given;
    const validate = compiled.get(operation.operationId) ?? ajv.compile(withinApi(operation.body));
    compiled.set(operation.operationId, validate);
    if (validate(body)) return { body };
    // The deepest error names the field; those of an enclosing union only say that no member fits.
    const error = [...(validate.errors ?? [])].sort(
      (left, right) => right.instancePath.length - left.instancePath.length,
    )[0];
    // Which flags may be set is a rule of the resource, and its handler has the words for it.
    if (
      isLenient &&
      error?.keyword === 'enum' &&
      (error.schema as readonly unknown[]).every((value) => typeof value === 'boolean')
    ) {
      return { body };
    }
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

/** What no service takes, however lenient: a number that is none, a value that is not one of those there are. */
export function checkValues(
  { query: rules, integers = [] }: DescribedOperation,
  query: URLSearchParams,
  path: Readonly<Record<string, string>>,
): Contradiction | undefined {
  const badName = integers.find((name) => !isInteger(path[name] ?? ''));
  if (badName !== undefined) return { detail: `"${path[badName]}" is not a number`, pointer: `/${badName}` };
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.required && !query.get(name)) {
      return { detail: `query parameter "${name}" is required`, pointer: `?${name}` };
    }
    const odd = query.getAll(name).find((value) => !fits(value, rule));
    if (odd === undefined) continue;
    const { minimum, maximum } = rule;
    if (minimum !== undefined && maximum !== undefined) {
      return { detail: `${name} must be a number from ${minimum} to ${maximum}`, code: 'invalid_filter' };
    }
    return { detail: `query parameter "${name}" cannot be "${odd}"`, pointer: `?${name}` };
  }
  return undefined;
}

function fits(value: string, rule: QueryRule): boolean {
  const { values, type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = rule;
  if (values && !values.includes(value)) return false;
  if (type === 'integer') return isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
  return type !== 'boolean' || value === 'true' || value === 'false';
}

/** Decimal digits only, as many as an int64 has at least: not empty, no `1e3`, no `0x10`. */
function isInteger(text: string): boolean {
  return /^-?\d{1,18}$/.test(text);
}

function checkNames({ query: rules }: DescribedOperation, query: URLSearchParams): Contradiction | undefined {
  const unknown = [...query.keys()].find((name) => !Object.hasOwn(rules, name));
  return unknown === undefined ? undefined : { detail: `unknown query parameter "${unknown}"`, pointer: `?${unknown}` };
}
