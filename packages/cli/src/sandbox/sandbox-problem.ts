import { InputError, plainText } from '@tableflow-workshop/client-core';

/** A `--sandbox` that leads to no sandbox. */
export function sandboxProblem(problem: string, remedy: string): InputError {
  const problems = [{ path: '--sandbox', problem: plainText(problem), remedy }];
  return new InputError({ tried: 'use the sandbox', problems });
}
