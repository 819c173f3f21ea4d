/**
 * Where a text comes from: a part of the pipeline that speaks of itself, or a cloud that answered a read of ours.
 * The same words mean different things in different mouths.
 */
export type Suspect = 'connector' | 'tableflow' | 'integration' | 'confluent' | 'databricks';

/** One known cause: how its text looks, what it means, and what to do. */
export interface Rule {
  readonly id: string;
  readonly suspects: readonly Suspect[];
  readonly pattern: RegExp;
  readonly cause: string;
  readonly remedy: string;
  /** True where the text names a symptom, so that every other cause found beside it is nearer to the truth. */
  readonly isSymptom?: true;
}
