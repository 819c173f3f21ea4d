import { ensureTableflowKey, type LabConfig, type LabContextOptions } from '@tableflow-workshop/lab3-recipes';
import { note } from './note.ts';
import { printProblem } from './print.ts';
import { renderError } from './render-error.ts';
import { stopInTime } from './stop-in-time.ts';

type TableflowKey = NonNullable<LabContextOptions['tableflowKey']>;

/** Lets the work have a Tableflow key: the given one, or a temporary one that is removed at the end. Notes say which. */
export async function withTableflowKey<Result>(
  config: LabConfig,
  { signal, quiet }: { readonly signal: AbortSignal; readonly quiet: boolean | undefined },
  work: (key: TableflowKey) => Promise<Result>,
): Promise<Result> {
  const { key, outcome, release } = await ensureTableflowKey(config, { signal });
  if (outcome === 'created')
    note(`no Tableflow key is given; made the temporary key ${key.id} for ${config.serviceAccountId}`, { quiet });
  try {
    return await work(key);
  } finally {
    // Awaited without the signal: Ctrl-C must not leave the key behind. A failure here may not hide the work's own end.
    await stopInTime(release(), signal, 5_000).then(
      () => outcome === 'created' && note(`removed the temporary key ${key.id}`, { quiet }),
      (error: unknown) =>
        printProblem(`note: the temporary key ${key.id} is still there; delete it.${renderError(error, 'text')}`),
    );
  }
}
