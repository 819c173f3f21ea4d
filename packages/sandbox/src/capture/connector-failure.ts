/** Why a connector cannot go on: something a person has to fix. The message is the trace they will read. */
export class ConnectorFailure extends Error {
  override readonly name = 'ConnectorFailure';

  /** Java class and message, and the trace of what caused it. */
  constructor(javaClass: string, message: string, cause?: string) {
    super(`${javaClass}: ${message}${cause === undefined ? '' : `\nCaused by: ${cause}`}`);
  }
}

export const debeziumException = 'io.debezium.DebeziumException';
export const connectException = 'org.apache.kafka.connect.errors.ConnectException';
export const configException = 'org.apache.kafka.common.config.ConfigException';
const sqlException = 'org.postgresql.util.PSQLException';

/** Faults that pass on their own: connections lost or refused, a server that starts, stops or has no place left. */
const passingCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006'],
]);

/** Whether the same attempt may succeed a little later. */
export function isPassing(error: unknown): boolean {
  return (
    passingCodes.has(codeOf(error) ?? '') ||
    /connection terminated|timeout expired|not queryable/i.test(messageOf(error))
  );
}

/** SQLSTATE of PostgreSQL, or the system's code. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** What a person reads in the connector's status, worded as the Java connector words it. */
export function traceOf(error: unknown, address?: { host: string; port: number }): string {
  if (error instanceof ConnectorFailure) return error.message;
  const code = codeOf(error);
  const [host, port] = [address?.host ?? 'the database', address?.port ?? 0];
  if (code === 'ECONNREFUSED') {
    return (
      `${sqlException}: Connection to ${host}:${port} refused. ` +
      'Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.'
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `${sqlException}: The connection attempt failed.\nCaused by: java.net.UnknownHostException: ${host}`;
  }
  if (code === 'ETIMEDOUT' || messageOf(error) === 'timeout expired') {
    return `${sqlException}: The connection attempt failed.\nCaused by: java.net.SocketTimeoutException: Connect timed out`;
  }
  if (messageOf(error).includes('does not support SSL')) return `${sqlException}: The server does not support SSL.`;
  return isDatabaseError(error) ? databaseTrace(error) : `${connectException}: ${messageOf(error)}`;
}

interface DatabaseFault {
  readonly severity: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

function isDatabaseError(error: unknown): error is DatabaseFault {
  return typeof error === 'object' && error !== null && 'severity' in error && typeof error.severity === 'string';
}

function databaseTrace({ severity, message, detail, hint }: DatabaseFault): string {
  const lines = [`${sqlException}: ${severity}: ${message}`];
  if (detail) lines.push(`  Detail: ${detail}`);
  if (hint) lines.push(`  Hint: ${hint}`);
  return lines.join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
