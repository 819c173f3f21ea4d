import { createInterface } from 'node:readline/promises';

/** What a person said beforehand. */
export interface Consent {
  /** `--yes`: do it without a question. */
  readonly yes?: boolean;
  /** A program reads the output: nobody is asked. */
  readonly json?: boolean;
}

/**
 * Whether what was shown shall be done: with `--yes`, or when a person at a terminal agrees. Where nobody can be asked (no
 * terminal, CI) it shall not.
 */
export async function confirm(question: string, { yes, json }: Consent, signal: AbortSignal): Promise<boolean> {
  if (yes === true) return true;
  if (json === true || process.env.CI || !process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // The terminal is in raw mode now, in which Ctrl-C is a key and not a signal.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
