import { authenticateAnyConfluent, authenticateConfluent } from './confluent/authenticate.ts';
import { confluentRoutes } from './confluent/routes.ts';
import { authenticateDatabricks } from './databricks/authenticate.ts';
import { databricksRoutes } from './databricks/routes.ts';
import type { Answer } from './request/answer.ts';
import { canonicalPath } from './request/canonical-path.ts';
import { decode } from './request/decode.ts';
import type { Cloud } from './request/description.ts';
import { readBody } from './request/read-body.ts';
import { refuse } from './request/refuse.ts';
import type { Call, Caller, Routes, Surroundings } from './request/route.ts';
import { cloudOf, type Match } from './request/router.ts';
import { checkValues } from './request/validate-request.ts';
import { findUndescribed } from './undescribed/find-undescribed.ts';
import type { Undescribed } from './undescribed/undescribed.ts';

/** Apart: both clouds have users, and schemas. */
const routes: Readonly<Record<Cloud, Routes>> = { confluent: confluentRoutes, databricks: databricksRoutes };

interface Worked {
  readonly answer: Answer;
  /** For the log of calls. */
  readonly body: unknown;
}

interface WorkOptions {
  readonly surroundings: Surroundings;
  readonly isLenient: boolean;
  readonly letTimePass: Call['letTimePass'];
}

/** Answers one request. Credentials come first: nothing is read of who has none. */
export async function workOn(request: Request, match: Match | undefined, options: WorkOptions): Promise<Worked> {
  const { surroundings, isLenient } = options;
  const url = new URL(request.url);
  const pathname = isLenient ? canonicalPath(url.pathname) : url.pathname;
  const refused = (status: number, detail: string, more = {}): Worked => ({
    answer: refuse(pathname, status, detail, more),
    body: undefined,
  });
  if (decode(pathname) === undefined || decode(url.search) === undefined) {
    return refused(400, 'The address has a malformed percent escape.');
  }
  const undescribed = match
    ? undefined
    : findUndescribed(cloudOf(pathname), { method: request.method, pathname, isLenient });
  const caller = match
    ? authenticate(request, match, surroundings)
    : undescribed && authenticateAny(request, undescribed, pathname, surroundings);
  if (!caller) return refused(404, noSuchOperation(request.method, pathname));
  if ('status' in caller) return { answer: caller, body: undefined };

  const bodyTypes = match ? match.operation.bodyTypes : undescribed?.bodyTypes;
  const read = await readBody(request, {
    bodyTypes,
    isKnown: caller.id !== '',
    isSequence: undescribed?.isSequence ?? false,
  });
  if ('status' in read) return refused(read.status, read.detail);
  const { searchParams: query, origin } = url;
  const { letTimePass } = options;
  const call = { path: match?.path ?? {}, query, sent: read.value, request, origin, caller, letTimePass };
  if (undescribed) {
    return { answer: await undescribed.answer({ ...call, body: read.value }, surroundings), body: read.value };
  }
  if (!match) return refused(404, noSuchOperation(request.method, pathname));

  const { operation, api, cloud } = match;
  const understood = checkValues(operation, query, match.path) ?? match.read(query, read.value, isLenient);
  if (!('body' in understood)) {
    const { detail, pointer, code = 'invalid_request' } = understood;
    const where = pointer === undefined ? {} : { pointer };
    const said = detail + (pointer === undefined ? '' : ` (${pointer})`);
    return { answer: refuse(pathname, 400, said, { code, ...where }), body: read.value };
  }
  // Two APIs of a cloud may give the same id to an operation; then the handler's key has the API in front.
  const handle = routes[cloud][`${api}/${operation.operationId}`] ?? routes[cloud][operation.operationId];
  if (!handle) return refused(404, noSuchOperation(request.method, pathname));
  return { answer: await handle({ ...call, body: understood.body }, surroundings), body: understood.body };
}

function authenticate(
  request: Request,
  { cloud, api, operation }: Match,
  { state, clock }: Surroundings,
): Caller | Answer {
  return cloud === 'confluent'
    ? authenticateConfluent(request, api, state, clock.now())
    : authenticateDatabricks(request, operation.operationId, state, clock.now());
}

function authenticateAny(
  request: Request,
  { isOpen = false, api }: Undescribed,
  pathname: string,
  { state, clock }: Surroundings,
): Caller | Answer {
  if (isOpen) return { id: '' };
  if (api !== undefined) return authenticateConfluent(request, api, state, clock.now());
  return cloudOf(pathname) === 'confluent'
    ? authenticateAnyConfluent(request, state, clock.now())
    : authenticateDatabricks(request, '', state, clock.now());
}

function noSuchOperation(method: string, pathname: string): string {
  return cloudOf(pathname) === 'confluent'
    ? `no such operation: ${method} ${pathname}`
    : `No API found for '${method} ${pathname.replace(/^\/api\/[\d.]+/, '')}'`;
}
