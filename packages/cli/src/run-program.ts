import { InputError } from '@tableflow-workshop/client-core';
import { type Command, CommanderError } from 'commander';
import { renderError } from './render-error.ts';
import { StoppedBySignal } from './stopped-by-signal.ts';

/**
 * Runs the command line. A failure is a text for a person (or JSON, where that was asked for) and exit code 1; a run that
 * was stopped has the exit code of its signal.
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  // A reader that goes away (`lab3 up | head -1`) must not stop the work half-way.
  process.stdout.on('error', () => undefined);
  const asJson = argv.includes('--json');
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    if (asJson) command.configureOutput({ writeErr: () => undefined });
  }
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      if (asJson && error.exitCode !== 0) console.log(renderError(misuse(error), 'json'));
      return;
    }
    if (asJson) console.log(renderError(error, 'json'));
    else console.error(renderError(error, 'text'));
    process.exitCode = error instanceof StoppedBySignal ? error.exitCode : 1;
  }
}

/** A wrong option is wrong input like any other. */
function misuse({ message }: CommanderError): InputError {
  const problem = `${message.replace(/^error: /, '').replaceAll('\n', ' ')}.`;
  const remedy = 'Run `lab3 --help` for the commands and their options.';
  return new InputError({ tried: 'read the command line', problems: [{ path: 'lab3', problem, remedy }] });
}
