import { InputError } from '@tableflow-workshop/client-core';
import { CommanderError } from 'commander';
import { printProblem } from './print.ts';
import { renderError } from './render-error.ts';
import { StoppedBySignal } from './stopped-by-signal.ts';

/** Prints why a run failed, for a person or a program, and gives the exit code. */
export function reportFailure(error: unknown, asJson: boolean): number {
  if (error instanceof CommanderError) {
    console.log(renderError(misuse(error), 'json'));
    return error.exitCode;
  }
  if (asJson) console.log(renderError(error, 'json'));
  else printProblem(renderError(error, 'text'));
  return error instanceof StoppedBySignal ? error.exitCode : 1;
}

/** A wrong option is wrong input like any other. */
function misuse({ message }: CommanderError): InputError {
  const problem = `${message.replace(/^error: /, '').replaceAll('\n', ' ')}.`;
  const remedy = 'Run `lab3 --help` for the commands and their options.';
  return new InputError({ tried: 'read the command line', problems: [{ path: 'lab3', problem, remedy }] });
}
