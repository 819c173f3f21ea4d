/** One thing that a check of Kafka showed. `error` stops the sandbox, `warning` may, `note` is good to know. */
export interface KafkaFinding {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** What it is about: an address, a setting. */
  readonly subject: string;
  readonly evidence: string;
  readonly remedy: string;
}

/** What Kafka is like, and what of it would stop the sandbox. */
export interface KafkaReport {
  /** `unhealthy` when one finding is an error. */
  readonly verdict: 'healthy' | 'unhealthy';
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly KafkaFinding[];
}
