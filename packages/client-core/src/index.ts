export type { ApiClient } from './api-client.ts';
export { type Clock, sleep, systemClock } from './clock.ts';
export { createMethods, type MethodsOptions } from './create-methods.ts';
export type { Credentials } from './credentials.ts';
export {
  ApiError,
  InputError,
  type InputProblem,
  InvalidResponseError,
  isConflict,
  isNotFound,
  NetworkError,
  SdkError,
} from './errors.ts';
export { excerpt } from './excerpt.ts';
export { type Exchange, exchangeOf } from './exchange.ts';
export { explain } from './explain.ts';
export { fillPath } from './fill-path.ts';
export type { Logger } from './logger.ts';
export { networkCode, networkDetail } from './network-cause.ts';
export { kindOf, type OddAnswer, oddAnswer } from './odd-answer.ts';
export { onAbort } from './on-abort.ts';
export { type OutgoingRequest, PlainRequest } from './outgoing-request.ts';
export { pageError, type RefusedCall } from './page-error.ts';
export { collect, type Page, type Paginated, PaginationError, paginate } from './paginate.ts';
export { plainText } from './plain-text.ts';
export { textAt, valueAt } from './read-field.ts';
export { readPage } from './read-page.ts';
export { redactSecrets } from './redact-secrets.ts';
export { requestIdOf } from './request-id.ts';
export { createSecret, type Secret } from './secret.ts';
export type { ApiShapes, Shape } from './shape.ts';
export { createTransport, type Transport, type TransportOptions } from './transport.ts';
export { type CallResult, createUnwrap, type ErrorBody, type Unwrap, type UnwrapOptions } from './unwrap.ts';
export { userAgent } from './user-agent.ts';
export { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
export {
  type PhaseSeen,
  type Verdict,
  WaitError,
  type WaitOptions,
  type WaitProgress,
  waitUntil,
} from './wait-until.ts';
export { type DriftReport, type DriftWatch, type OnDrift, watchDrift } from './watch-drift.ts';
export { type WithoutUndefined, withoutUndefined } from './without-undefined.ts';
