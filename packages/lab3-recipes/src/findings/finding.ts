/** One thing that a check showed. `error` stops the lab, `warning` may, `note` is good to know. */
export interface Finding {
  /** The rule of the diagnosis table that it is a case of; `unknown` where none is. */
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** What it is about, e.g. `catalog river-hotels`. */
  readonly subject: string;
  readonly evidence: string;
  /** SQL, a call, a setting or a step in a console. */
  readonly remedy: string;
}
