import { InputError } from '@tableflow-workshop/client-core';
import type { LabContext } from './context.ts';
import { SourceError } from './source/source-error.ts';

/**
 * Looks at the source database before anything is created: login, `wal_level`, the right to replicate, the tables.
 * All findings are reported together.
 *
 * A database that cannot be reached from here is no finding: Confluent Cloud reaches it from another network.
 *
 * @returns `checked`, or why it could not be checked
 * @throws InputError with the SQL that mends each finding, SourceError when PostgreSQL refuses the login
 */
export async function checkSourceDatabase(
  lab: LabContext,
  tables: readonly string[],
  signal?: AbortSignal,
): Promise<'checked' | 'no connection' | 'unreachable'> {
  if (!lab.source) return 'no connection';
  try {
    const findings = await lab.source.inspect(signal);
    signal?.throwIfAborted();
    const missing = tables.filter((table) => !findings.tables.includes(table));
    const user = lab.config.source.user;
    const problems = [
      ...(findings.walLevel === 'logical'
        ? []
        : [
            {
              path: 'wal_level',
              problem: `is "${findings.walLevel}", but change capture needs "logical".`,
              remedy: "Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.",
            },
          ]),
      ...(findings.mayReplicate
        ? []
        : [{ path: `role ${user}`, problem: 'may not replicate.', remedy: `Run ALTER ROLE ${user} REPLICATION.` }]),
      ...missing.map((table) => ({
        path: `table ${table}`,
        problem: 'does not exist.',
        remedy: `Create it, or correct the table list; there are: ${findings.tables.join(', ') || 'none'}.`,
      })),
    ];
    if (problems.length > 0)
      throw new InputError({
        tried: `capture ${tables.join(', ')} from database ${lab.config.source.databaseName}`,
        problems,
      });
    return 'checked';
  } catch (error) {
    if (SourceError.isInstance(error) && error.reason === 'unreachable') return 'unreachable';
    throw error;
  }
}
