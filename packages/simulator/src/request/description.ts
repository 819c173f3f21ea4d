import confluent from '../generated/confluent-operations.json' with { type: 'json' };
import databricks from '../generated/databricks-operations.json' with { type: 'json' };

/** What the generator keeps of an operation. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, { readonly required: boolean; readonly values?: readonly string[] }>>;
  readonly bodyRequired: boolean;
  readonly body?: unknown;
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
