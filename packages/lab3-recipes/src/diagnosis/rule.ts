/**
 * Where a text comes from: a part of the pipeline that reports on itself, or a cloud that responded to one of our reads.
 * The same words mean different things in different mouths.
 */
export type Suspect = 'connector' | 'tableflow' | 'integration' | 'confluent' | 'databricks';

/** One known cause: what its text is like, what it means, and what to do. */
export interface Rule {
  readonly id: string;
  readonly suspects: readonly Suspect[];
  readonly pattern: RegExp;
  readonly cause: string;
  readonly remedy: string;
  /** True where the text names a symptom, so that every other cause found with it is closer to the truth. */
  readonly isSymptom?: true;
  /** True where it may pass by itself right after a start, such as a key that has not reached every gateway. */
  readonly mayPass?: true;
}
