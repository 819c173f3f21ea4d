import type { LabContext } from '../../lab/context.ts';
import { topicExists } from '../../resources/topic/topic-exists.ts';
import { SourceError } from '../../source/source-error.ts';

/**
 * Whether a captured table is empty and has no topic: a connector makes the topic with the first row, so that nothing is
 * gained by waiting for it. Where the database cannot be asked, it is taken to have rows.
 */
export async function awaitsFirstRow(
  lab: LabContext,
  table: { readonly topic: string; readonly sourceTable: string },
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (!lab.source) return false;
  try {
    if ((await lab.source.countRows(table.sourceTable, signal)) > 0) return false;
  } catch (error) {
    if (SourceError.isInstance(error) && error.reason === 'unreachable') return false;
    throw error;
  }
  return !(await topicExists(lab, table.topic, signal));
}
