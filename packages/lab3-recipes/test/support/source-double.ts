import type { SourceDatabase, SourceFindings } from '../../src/source/source-database.ts';

/** What River Hotels' database shows to whoever checks. */
export const goodFindings: SourceFindings = {
  walLevel: 'logical',
  tables: ['public.customer', 'public.hotel'],
  mayReplicate: true,
};

/** A source database that answers what it is told, as a healthy one with the lab's rows would. */
export function sourceDouble(answers: Partial<SourceDatabase> = {}): SourceDatabase {
  const rows: Readonly<Record<string, number>> = {
    'public.hotel': 30,
    'public.customer': 1_000,
    'cdc.hotel': 30,
    'cdc.customer': 1_000,
  };
  return {
    inspect: async () => goodFindings,
    countRows: async (table) => rows[table] ?? 0,
    dropReplication: async () => [],
    close: async () => undefined,
    ...answers,
  };
}
