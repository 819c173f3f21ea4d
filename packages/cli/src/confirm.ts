import { createInterface } from 'node:readline/promises';
import { SdkError } from '@tableflow-workshop/client-core';
import { printText } from './print.ts';

/** What a person said beforehand. */
export interface Consent {
  /** `--yes`: do it without a question. */
  readonly yes?: boolean;
  /** A program reads the output: nobody is asked. */
  readonly json?: boolean;
}

/** Somebody was asked whether a thing shall be done, and did not agree. */
class NotAgreedError extends SdkError {
  override readonly name = 'NotAgreedError';

  constructor() {
    super('not agreed to; nothing was changed', { code: 'not_agreed' });
  }
}

/**
 * Whether what was shown shall be done: with `--yes`, or when a person at a terminal agrees. Where nobody can be asked (no
 * terminal, CI) it shall not.
 */
export async function confirm(question: string, consent: Consent, signal: AbortSignal): Promise<boolean> {
  if (consent.yes === true) return true;
  return canAsk(consent) && ask(question, signal);
}

/**
 * Asks before a command does what its name says and what may not be undone. Where nobody can be asked, the command line is
 * the consent: who wrote it into a script knew its name.
 *
 * @param about what is going to be done
 * @throws NotAgreedError
 */
export async function askBefore(about: string, question: string, consent: Consent, signal: AbortSignal): Promise<void> {
  if (consent.yes === true || !canAsk(consent)) return;
  printText(about);
  if (!(await ask(question, signal))) throw new NotAgreedError();
}

function canAsk({ json }: Consent): boolean {
  return json !== true && !process.env.CI && process.stdin.isTTY && process.stdout.isTTY;
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // The terminal is in raw mode now, in which Ctrl-C is a key and not a signal.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  // Ctrl-D ends the input, and nothing is answered then.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `, { signal }), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
