import { KafkaInterruptedError } from './kafka-interrupted-error.ts';

/** Kafka's names for what went wrong (`PRODUCER_FENCED`), from an error of the client and from all that it rests on. */
export function errorIds(error: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  collect(error, ids, new Set());
  return ids;
}

function collect(error: unknown, ids: Set<string>, seen: Set<unknown>): void {
  if (typeof error !== 'object' || error === null || seen.has(error)) return;
  seen.add(error);
  if ('apiId' in error && typeof error.apiId === 'string') ids.add(error.apiId);
  if ('cause' in error) collect(error.cause, ids, seen);
  if ('errors' in error && Array.isArray(error.errors)) for (const one of error.errors) collect(one, ids, seen);
}

/** What no second attempt changes: somebody has to do something. */
const lasting: readonly string[] = [
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TRANSACTION_TIMEOUT',
  'UNSUPPORTED_VERSION',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_PARTITIONS',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_CONFIG',
  'POLICY_VIOLATION',
];

/** Whether an error says that there is no such topic. */
export function isUnknownTopic(error: unknown): boolean {
  const ids = errorIds(error);
  const isUnnamed = error instanceof Error && error.message.startsWith('Unknown topic ');
  return isUnnamed || ids.has('UNKNOWN_TOPIC_OR_PARTITION') || ids.has('UNKNOWN_TOPIC_ID');
}

/** Whether an error of the client is one that another attempt may not have. */
export function mayPass(error: unknown): boolean {
  const ids = errorIds(error);
  if (lasting.some((id) => ids.has(id))) return false;
  if (error instanceof KafkaInterruptedError) return true;
  return isClientError(error) && !isAuthentication(error);
}

/** Whether a login was refused. */
export function isAuthentication(error: unknown): boolean {
  return isCode(error, 'PLT_KFK_AUTHENTICATION') || errorIds(error).has('SASL_AUTHENTICATION_FAILED');
}

/** What a person reads: the innermost reason. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors.at(-1) : error.cause;
  return inner instanceof Error ? reasonOf(inner) : error.message.trim();
}

function isClientError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('PLT_KFK_');
}

function isCode(error: unknown, code: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && error.code === code) return true;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some((one) => isCode(one, code))) return true;
  return 'cause' in error && isCode(error.cause, code);
}
