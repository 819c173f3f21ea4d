import type { Finding } from '../findings/finding.ts';
import type { SourceTable } from '../source/source-database.ts';
import { sqlName } from '../source/sql.ts';
import type { SourceView } from './source-view.ts';

/** The captured tables: they exist, are readable, are owned where the publication needs it, and have a key. */
export function capturedTableFindings(view: SourceView): readonly Finding[] {
  const { findings, scope } = view;
  const missing = scope.tables
    .filter((table) => !findings.tables.includes(table))
    .map(
      (table): Finding => ({
        ruleId: 'table-missing',
        severity: 'error',
        subject: `table ${table}`,
        evidence: `it does not exist; there are: ${findings.tables.join(', ') || 'none'}`,
        remedy: 'Create it, or correct the table list (LAB3_TABLES).',
      }),
    );
  return [...missing, ...(findings.details?.tables ?? []).flatMap((table) => tableFindings(view, table))];
}

function tableFindings(view: SourceView, table: SourceTable): readonly Finding[] {
  const subject = `table ${table.name}`;
  const role = sqlName(view.user);
  const name = sqlName(table.name);
  const found: Finding[] = [];
  const error = (ruleId: string, evidence: string, remedy: string): void => {
    found.push({ ruleId, severity: 'error', subject, evidence, remedy });
  };
  if (!table.mayUseSchema) {
    const schema = sqlName(table.name.split('.')[0] ?? '');
    error(
      'schema-usage',
      `role ${view.user} has no USAGE on schema ${schema}`,
      `Run GRANT USAGE ON SCHEMA ${schema} TO ${role};`,
    );
  }
  if (!table.maySelect)
    error('table-privilege', `role ${view.user} has no SELECT on it`, `Run GRANT SELECT ON ${name} TO ${role};`);
  // A filtered publication adds and removes tables, which only their owner may.
  const isPublished = view.isOurs && view.findings.details?.publication?.tables.includes(table.name) === true;
  if (!table.isOwned && !isPublished)
    error(
      'publication-owner',
      `role ${view.user} does not own it, and only an owner may put it into a publication`,
      `Run ALTER TABLE ${name} OWNER TO ${role};`,
    );
  if (!table.hasPrimaryKey && table.replicaIdentity !== 'full' && table.replicaIdentity !== 'index')
    error(
      'no-primary-key',
      'it has no primary key, so PostgreSQL will refuse its updates and deletes once it is published',
      `Run ALTER TABLE ${name} ADD PRIMARY KEY (…); or where there can be none ALTER TABLE ${name} REPLICA IDENTITY FULL;`,
    );
  if (table.hasPrimaryKey && table.replicaIdentity === 'nothing')
    error(
      'no-primary-key',
      'its replica identity is NOTHING, so PostgreSQL will refuse its updates and deletes once it is published',
      `Run ALTER TABLE ${name} REPLICA IDENTITY DEFAULT;`,
    );
  if (table.toastColumns.length > 0 && table.replicaIdentity === 'default' && table.hasPrimaryKey) {
    const isStoredApart = table.toastBytes > 0;
    found.push({
      ruleId: 'toast-columns',
      severity: isStoredApart ? 'warning' : 'note',
      subject,
      evidence: `an update leaves out unchanged long values of ${table.toastColumns.join(', ')}${isStoredApart ? '' : '; today it has none'}`,
      remedy: `Run ALTER TABLE ${name} REPLICA IDENTITY FULL; its updates then write more WAL.`,
    });
  }
  return found;
}
