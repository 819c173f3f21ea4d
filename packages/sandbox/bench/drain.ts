/** One way to drain a slot. */
export interface Drain {
  /** As the report calls it. */
  readonly label: string;
  /** Makes a slot of that name before the rows are written. The returned function drains it. */
  prepare(slot: string): Promise<() => Promise<DrainResult>>;
}

/** What a drain took. */
export interface DrainResult {
  readonly seconds: number;
  /** Of the process that drained; left out where nobody can say it. */
  readonly peakMegabytes?: number;
  readonly cpuSeconds?: number;
}
