import type { Statement } from './data-plane.ts';
import type { SimulatorState, TableflowTopicRecord } from './state.ts';
import { fullNameOf, sqlTableName, topicOfTable } from './virtual-sql.ts';

const commands = [
  'comment\\s+on\\s+table',
  'alter\\s+table',
  'optimize',
  'vacuum',
  'insert\\s+(?:into|overwrite)(?:\\s+table)?',
  'update',
  'delete\\s+from',
  'merge\\s+into',
];
const writing = new RegExp(`^\\s*(?:${commands.join('|')})\\s+(${sqlTableName})`, 'i');

/**
 * The Tableflow table to whose Delta log a statement writes a version of its own. Tableflow is the only writer there:
 * such a commit stops it. Source: D10.4.
 */
export function foreignCommit(statement: Statement, state: SimulatorState): TableflowTopicRecord | undefined {
  const written = writing.exec(statement.text)?.[1];
  return written === undefined ? undefined : topicOfTable(fullNameOf(written, statement), state);
}

/** What Tableflow says of it. Source: C2.6. */
export const foreignCommitMessage =
  'Tableflow is not syncing: the Delta table may have been modified outside of Tableflow, which did not write ' +
  '_delta_log/00000000000000000012.json. Revert or clean the Delta log, then enable Tableflow again.';
