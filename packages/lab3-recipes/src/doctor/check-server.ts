import type { Finding } from '../findings/finding.ts';
import type { SourceProvider } from '../source/source-database.ts';
import { sqlName } from '../source/sql.ts';
import { providerOf, type SourceView } from './source-view.ts';

const oldestMajor = 10;

const walLevelRemedy: Readonly<Record<SourceProvider, string>> = {
  PostgreSQL: "Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.",
  RDS: 'Set rds.logical_replication = 1 in the parameter group and reboot the instance.',
  Azure: 'Set the server parameter wal_level = logical and restart the server.',
  'Cloud SQL': 'Set the flag cloudsql.logical_decoding = on; the instance restarts.',
};

/** The server itself: version, `wal_level`, and whether there is room for one more stream. */
export function serverFindings(view: SourceView): readonly Finding[] {
  const { findings, databaseName, user } = view;
  const { walLevel, mayReplicate, details } = findings;
  const subject = `database ${databaseName}`;
  const provider = providerOf(view);
  const found: Finding[] = [];
  if (walLevel !== 'logical')
    found.push({
      ruleId: 'wal-level',
      severity: 'error',
      subject,
      evidence: `wal_level is "${walLevel}", and change capture needs "logical"`,
      remedy: walLevelRemedy[provider],
    });
  if (!mayReplicate)
    found.push({
      ruleId: 'replication-right',
      severity: 'error',
      subject: `role ${user}`,
      evidence: `role ${user} may not replicate`,
      remedy:
        provider === 'RDS'
          ? `Run GRANT rds_replication TO ${sqlName(user)};`
          : `Run ALTER ROLE ${sqlName(user)} REPLICATION;`,
    });
  if (!details) return found;
  const major = Number.parseInt(details.serverVersion, 10);
  if (major < oldestMajor)
    found.push({
      ruleId: 'server-version',
      severity: 'error',
      subject,
      evidence: `PostgreSQL ${details.serverVersion} has no decoding plugin pgoutput`,
      remedy: `Upgrade to PostgreSQL ${oldestMajor} or newer.`,
    });
  if (!details.mayCreatePublication && !details.publication)
    found.push({
      ruleId: 'publication-create',
      severity: 'error',
      subject: `role ${user}`,
      evidence: `role ${user} has no CREATE on database ${databaseName}, which a new publication needs`,
      remedy: `Run GRANT CREATE ON DATABASE ${sqlName(databaseName)} TO ${sqlName(user)};`,
    });
  const { connections } = details;
  if (connections.used >= connections.max - 5)
    found.push({
      ruleId: 'connections-exhausted',
      severity: 'warning',
      subject,
      evidence: `${connections.used} of ${connections.max} connections are taken`,
      remedy:
        'End idle sessions (SELECT pid, usename, state FROM pg_stat_activity), or raise max_connections and restart.',
    });
  return found;
}
