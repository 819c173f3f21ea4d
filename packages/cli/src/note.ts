import type { InputProblem } from '@tableflow-workshop/client-core';

/** Says on standard error what is good to know beside a result, unless only results are wanted. */
export function note(text: string, { quiet }: { readonly quiet?: boolean | undefined }): void {
  if (quiet !== true) console.error(`note: ${text}`);
}

/** Says which secrets others can read. */
export function noteExposed(exposed: readonly InputProblem[], options: { readonly quiet?: boolean | undefined }): void {
  for (const { path, problem, remedy } of exposed) note(`${path} ${problem} ${remedy}`, options);
}
