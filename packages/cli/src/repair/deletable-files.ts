import type { TableFiles } from '@tableflow-workshop/lab3-recipes';

/** The files of a table, with what a person should know before they are deleted. */
export interface DeletableFiles extends TableFiles {
  /** Who deletes them, as a phrase. */
  readonly by: string;
  /** Whether they could be deleted, as far as that can be known before Tableflow is disabled. @throws InputError */
  check(signal: AbortSignal | undefined): Promise<void>;
}
