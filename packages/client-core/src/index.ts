export type { ApiClient } from './api-client.ts';
export { type Clock, sleep, systemClock } from './clock.ts';
export type { Credentials } from './credentials.ts';
export {
  ApiError,
  InputError,
  type InputProblem,
  InvalidResponseError,
  isConflict,
  isNotFound,
  markAs,
  NetworkError,
  SdkError,
} from './errors.ts';
export { excerpt } from './excerpt.ts';
export { type Exchange, exchangeOf } from './exchange.ts';
export { fillPath } from './fill-path.ts';
export type { Logger } from './logger.ts';
export { networkCode, networkDetail } from './network-cause.ts';
export { collect, type Page, paginate } from './paginate.ts';
export { createSecret, redactSecrets, type Secret } from './secret.ts';
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
