import { type Command, CommanderError } from 'commander';
import { renderError } from './render-error.ts';

/** Runs the command line. A failure is a text for a person (or JSON, where that was asked for) and exit code 1. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  // A reader that goes away (`lab3 up | head -1`) must not stop the work half-way.
  process.stdout.on('error', () => undefined);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) throw error;
    const asJson = argv.includes('--json');
    if (asJson) console.log(renderError(error, 'json'));
    else console.error(renderError(error, 'text'));
    process.exitCode = 1;
  }
}
