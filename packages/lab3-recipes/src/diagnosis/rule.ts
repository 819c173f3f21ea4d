/** Which part of the pipeline a text comes from. */
export type Suspect = 'connector' | 'tableflow' | 'integration';

/** One known cause: how its text looks, what it means, and what to do. */
export interface Rule {
  readonly id: string;
  readonly suspects: readonly Suspect[];
  readonly pattern: RegExp;
  readonly cause: string;
  readonly remedy: string;
}
