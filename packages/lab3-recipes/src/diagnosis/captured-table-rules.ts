import type { Rule } from './rule.ts';

/** What is wrong with the tables that a CDC connector captures. */
export const capturedTableRules: readonly Rule[] = [
  {
    id: 'no-primary-key',
    suspects: ['connector'],
    pattern:
      /does not have a replica identity and publishes (updates|deletes)|compacted topic cannot accept message without key|has no primary key/i,
    cause: 'A captured table has no primary key, so its updates and deletes cannot be matched to their rows.',
    remedy: 'Run ALTER TABLE … ADD PRIMARY KEY (…), or ALTER TABLE … REPLICA IDENTITY FULL when there can be none.',
  },
  {
    id: 'table-missing',
    suspects: ['connector'],
    pattern:
      /no tables? .{0,60}(include\.list|filters?)\b|no table matches|no tables? (was |were )?found|relation ".*" does not exist/i,
    cause: 'No table of the database matches table.include.list.',
    remedy: 'Check the names: they are written schema.table, e.g. public.customer.',
  },
  {
    id: 'schema-usage',
    suspects: ['connector'],
    pattern: /permission denied for schema/i,
    cause: 'The role may not use the schema of a captured table.',
    remedy: 'Run GRANT USAGE ON SCHEMA … TO <user>.',
  },
  {
    id: 'table-privilege',
    suspects: ['connector'],
    pattern: /permission denied for (table|relation|(materialized )?view|foreign table|partitioned table|sequence)/i,
    cause: 'The role may not read a captured table.',
    remedy: 'Run GRANT SELECT ON … TO <user>.',
  },
];
