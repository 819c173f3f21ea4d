import type { ClientName } from './clients/all-clients.ts';

/** One row of the table. */
export interface Row {
  /** What was measured, and by what it was divided. */
  readonly measure: string;
  readonly ours: string;
  readonly goal: string;
  readonly isMet: boolean;
  /** What nothing can be better than, where that is known. */
  readonly limit?: string;
  /** The others, by name. */
  readonly others: Readonly<Partial<Record<ClientName, string>>>;
}

export interface Outcome {
  readonly rows: readonly Row[];
  /** How often each client was measured, in turn with the others. A size is measured once. */
  readonly runs: number;
  /** What was measured, before any division. */
  readonly figures: unknown;
}

export interface Benchmark {
  readonly id: string;
  readonly title: string;
  run(): Promise<Outcome>;
}
