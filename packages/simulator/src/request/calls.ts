/** One request as the simulator saw it. */
export interface RecordedCall {
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Path and query, decoded for reading. */
  readonly path: string;
  /** Operation of the API description; `undefined` where none fits. */
  readonly operationId: string | undefined;
  /** True for what Tableflow itself sends to Databricks. */
  readonly isFromTableflow: boolean;
  /** HTTP status of the answer. */
  readonly status: number;
  /** When, by the clock of the simulator, in milliseconds since 1970. */
  readonly atMs: number;
  /** Parsed body. Secrets stand in it: it is for assertions, not for printing. */
  readonly body: unknown;
}

/** `POST /tableflow/v1/tableflow-topics → 202`: one line a call, for literal assertions. */
export function callLine(call: Pick<RecordedCall, 'method' | 'path' | 'status'>): string {
  return `${call.method} ${call.path} → ${call.status}`;
}

/** Whether a call may have changed something: what a second run must not make. */
export function isChanging(call: RecordedCall): boolean {
  if (call.method === 'GET' || call.method === 'HEAD') return false;
  return !readingPosts.has(call.operationId ?? '');
}

/** These are written as POST or PUT and change nothing. */
const readingPosts = new Set([
  'createToken',
  'queryMetrics',
  'executeStatement',
  'validateConnectorConfig',
  'validateStorageCredential',
  'validateProviderIntegration',
  'cancelStatement',
]);
