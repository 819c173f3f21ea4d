import * as z from 'zod';
import { errorOutput } from '../src/json/error.ts';
import { outputs } from '../src/json/outputs.ts';

/**
 * Holds what a command printed with `--json` against what is published for it. Every run of every test passes here.
 *
 * @throws Error that says where the two differ
 */
export function checkJson(args: readonly string[], stdout: string): void {
  const command = args[0] === 'fleet' ? `fleet ${args[1]}` : (args[0] ?? '');
  const schema = outputs[command];
  if (schema === undefined || !args.includes('--json') || args.includes('--help')) return;
  // A run that was stopped may have printed nothing, or the beginning of its last line.
  const documents = command.endsWith('watch') ? stdout.split('\n').slice(0, -1) : [stdout];
  for (const text of documents.filter((one) => one.trim() !== '')) {
    const document: unknown = JSON.parse(text);
    const isError = typeof document === 'object' && document !== null && 'error' in document;
    const { success, error } = (isError ? errorOutput : schema).safeParse(document);
    if (success) continue;
    throw new Error(`lab3 ${command} printed what its schema does not describe.\n${z.prettifyError(error)}\n${text}`);
  }
}
