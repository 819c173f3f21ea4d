/** What came of one step with one tool. */
export interface Outcome {
  readonly tool: string;
  readonly step: string;
  readonly state: 'passed' | 'failed' | 'missing';
  /** Why it failed, or what is missing. */
  readonly detail?: string;
}

/** As one line, and below it what a person needs in order to see why. */
export function say({ tool, step, state, detail }: Outcome): string {
  const mark = { passed: '✓', failed: '✗', missing: '–' }[state];
  const line = `${mark} ${tool}: ${step}${state === 'passed' ? '' : ` ${state}`}`;
  return detail === undefined ? line : `${line}\n${detail.replace(/^/gm, '    ')}`;
}

/** The end of what a program printed: there it says what went wrong. */
export function endOf(text: string): string {
  return text.trim().split('\n').slice(-25).join('\n');
}
