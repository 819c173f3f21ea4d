import type { InputProblem } from '@tableflow-workshop/client-core';
import { printProblem } from './print.ts';

/** Says on standard error what is good to know beside a result, unless only results are wanted. */
export function note(text: string, { quiet }: { readonly quiet?: boolean | undefined }): void {
  if (quiet !== true) printProblem(`note: ${text}`);
}

/** Says which secrets others can read. */
export function noteExposed(exposed: readonly InputProblem[], options: { readonly quiet?: boolean | undefined }): void {
  for (const { path, problem, remedy } of exposed) note(`${path} ${problem} ${remedy}`, options);
}
