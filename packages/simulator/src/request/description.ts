import confluent from '../generated/confluent-operations.json' with { type: 'json' };
import databricks from '../generated/databricks-operations.json' with { type: 'json' };

/** What the generator keeps of an operation. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, QueryRule>>;
  /** Path parameters that are numbers. */
  readonly integers?: readonly string[];
  readonly bodyRequired: boolean;
  /** Media types of the body where it is something else than JSON. */
  readonly bodyTypes?: readonly string[];
  readonly body?: unknown;
}

/** What a query parameter may be. */
export interface QueryRule {
  readonly required: boolean;
  readonly values?: readonly string[];
  /** Absent for a text. */
  readonly type?: 'integer' | 'boolean';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One API: its operations, and the schemas of their request bodies. */
export interface DescribedApi {
  readonly api: string;
  readonly operations: readonly DescribedOperation[];
  readonly schemas: Readonly<Record<string, unknown>>;
}

export type Cloud = 'confluent' | 'databricks';

/** The operations of both clouds, as the clients describe them. */
export const descriptions: Readonly<Record<Cloud, readonly DescribedApi[]>> = {
  confluent: confluent as unknown as readonly DescribedApi[],
  databricks: databricks as unknown as readonly DescribedApi[],
};
