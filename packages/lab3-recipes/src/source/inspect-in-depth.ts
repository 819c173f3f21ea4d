import type { SourceDetails, SourceProvider, SourceScope, SourceSlot, SourceTable } from './source-database.ts';

/** Runs one reading statement. */
export type Select = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** `max_slot_wal_keep_size` came with 13, in which `wal_status` came too. */
const server = `
  SELECT current_setting('server_version') AS version,
         (SELECT string_agg(rolname, ',') FROM pg_roles
           WHERE rolname IN ('rds_superuser', 'azure_pg_admin', 'cloudsqlsuperuser')) AS managed_roles,
         current_setting('max_replication_slots')::int AS max_slots,
         current_setting('max_wal_senders')::int AS max_senders,
         current_setting('max_connections')::int AS max_connections,
         (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'walsender')::int AS senders,
         (SELECT coalesce(sum(numbackends), 0) FROM pg_stat_database)::int AS connections,
         has_database_privilege(current_user, current_database(), 'CREATE') AS may_create,
         (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_superuser,
         (SELECT CASE WHEN unit = 'MB' THEN setting::bigint END FROM pg_settings
           WHERE name = 'max_slot_wal_keep_size')::float8 AS keep_mb`;

const slots = `
  SELECT slot_name AS name, plugin, database AS "databaseName", active AS "isActive",
         to_jsonb(slot)->>'wal_status' AS "walStatus",
         coalesce(pg_wal_lsn_diff(now_at, restart_lsn), 0)::float8 AS "retainedBytes",
         coalesce(pg_wal_lsn_diff(now_at, confirmed_flush_lsn), 0)::float8 AS "unconfirmedBytes",
         pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::float8 AS "confirmedPosition"
    FROM pg_replication_slots AS slot,
         (SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END AS now_at) AS wal
   ORDER BY 1`;

const publication = `
  SELECT pg_has_role(current_user, pubowner, 'USAGE') AS "isOwned",
         ARRAY(SELECT schemaname || '.' || tablename FROM pg_publication_tables WHERE pubname = $1 ORDER BY 1)::text[] AS tables
    FROM pg_publication WHERE pubname = $1`;

const tables = `
  SELECT n.nspname || '.' || c.relname AS name,
         pg_has_role(current_user, c.relowner, 'USAGE') AS "isOwned",
         has_schema_privilege(current_user, n.oid, 'USAGE') AS "mayUseSchema",
         has_table_privilege(current_user, c.oid, 'SELECT') AS "maySelect",
         EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS "hasPrimaryKey",
         CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' ELSE 'default' END AS "replicaIdentity",
         ARRAY(SELECT a.attname FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage IN ('x', 'e', 'm')
                ORDER BY a.attnum)::text[] AS "toastColumns",
         (CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_relation_size(c.reltoastrelid) END)::float8 AS "toastBytes"
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname || '.' || c.relname = ANY($1) ORDER BY 1`;

interface Server {
  readonly version: string;
  readonly managed_roles: string | null;
  readonly max_slots: number;
  readonly max_senders: number;
  readonly max_connections: number;
  readonly senders: number;
  readonly connections: number;
  readonly may_create: boolean;
  readonly is_superuser: boolean | null;
  readonly keep_mb: number | null;
}

/** Everything that a connector of this scope will meet. Every role may read these views. */
export async function inspectInDepth(select: Select, scope: SourceScope): Promise<SourceDetails> {
  const [facts] = await select<Server>(server);
  const allSlots = await select<SourceSlot>(slots);
  const [ours] = await select<{ isOwned: boolean; tables: string[] }>(publication, [scope.publicationName]);
  const captured = await select<SourceTable>(tables, [[...scope.tables]]);
  if (!facts) throw new Error('a SELECT without FROM gives one row');
  return {
    serverVersion: facts.version.split(' ')[0] ?? facts.version,
    provider: providerOf(facts.managed_roles ?? ''),
    slots: { used: allSlots.length, max: facts.max_slots },
    senders: { used: facts.senders, max: facts.max_senders },
    connections: { used: facts.connections, max: facts.max_connections },
    mayCreatePublication: facts.may_create,
    isSuperuser: facts.is_superuser === true,
    maxSlotWalKeepMb: facts.keep_mb,
    allSlots,
    publication: ours ?? null,
    tables: captured,
  };
}

/** Each service has an administrators' role of its own. */
function providerOf(managedRoles: string): SourceProvider {
  if (managedRoles.includes('rds_superuser')) return 'RDS';
  if (managedRoles.includes('azure_pg_admin')) return 'Azure';
  return managedRoles.includes('cloudsqlsuperuser') ? 'Cloud SQL' : 'PostgreSQL';
}
