import { networkCode, networkDetail } from '@tableflow-workshop/client-core';
import pg from 'pg';
import type { LabConfig } from '../config/lab-config.ts';
import { inspectInDepth } from './inspect-in-depth.ts';
import type { SourceDatabase } from './source-database.ts';
import { SourceError } from './source-error.ts';

/** A database that cannot be reached is reported quickly: a person is waiting. */
const connectTimeoutMs = 5_000;

/** What a person can do about a text of PostgreSQL's, where that is known. */
export type RemedyOf = (said: string) => string | undefined;

/** The database of the settings. Connects at the first call. */
export function openPostgres(settings: LabConfig['source'], remedyOf: RemedyOf): SourceDatabase {
  const pool = new pg.Pool({
    host: settings.hostname,
    port: settings.port,
    user: settings.user,
    password: settings.password.reveal(),
    database: settings.databaseName,
    // The lab's server has a certificate of its own making; the connector does not check it either.
    ssl: settings.sslMode === 'require' ? { rejectUnauthorized: false } : false,
    max: 2,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'lab3',
  });
  // An idle connection may be cut at any time; the next query opens another and reports what is wrong.
  pool.on('error', () => undefined);
  const where = `PostgreSQL ${settings.hostname}:${settings.port}/${settings.databaseName} as ${settings.user}`;

  return {
    async inspect(_signal, scope) {
      const [level] = await query<{ wal_level: string }>('inspect', 'SHOW wal_level');
      const tables = await query<{ name: string }>(
        'inspect',
        `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
      );
      const [role] = await query<{ ok: boolean }>(
        'inspect',
        // Managed services hide REPLICATION behind a role of their own.
        `SELECT bool_or(rolreplication OR rolsuper OR rolname IN ('rds_replication', 'azure_pg_admin', 'cloudsqlsuperuser')) AS ok FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')`,
      );
      return {
        walLevel: level?.wal_level ?? 'unknown',
        tables: tables.map((table) => table.name),
        mayReplicate: role?.ok === true,
        ...(scope ? { details: await inspectInDepth((text, values) => query('inspect', text, values), scope) } : {}),
      };
    },
    async countRows(table) {
      const name = table
        .split('.')
        .map((part) => pg.escapeIdentifier(part))
        .join('.');
      const [row] = await query<{ rows: string }>(
        `count the rows of ${table} in`,
        `SELECT count(*) AS rows FROM ${name}`,
      );
      return Number(row?.rows ?? 0);
    },
    async dropReplication({ slotName, publicationName }) {
      const dropped: string[] = [];
      const slots = await query<{ slot: string }>(
        'drop the slot of',
        'SELECT slot_name AS slot FROM pg_replication_slots WHERE slot_name = $1 AND plugin = $2 AND database = current_database()',
        // Of another plugin or database it is somebody else's, whatever its name.
        [slotName, 'pgoutput'],
      );
      if (slots.length > 0) {
        // One in use is refused, and the publication stays with it: whoever reads the slot needs both.
        await query('drop the slot of', 'SELECT pg_drop_replication_slot($1)', [slotName]);
        dropped.push(`replication slot ${slotName}`);
      }
      const publications = await query('drop the publication of', 'SELECT 1 FROM pg_publication WHERE pubname = $1', [
        publicationName,
      ]);
      if (publications.length > 0) {
        await query('drop the publication of', `DROP PUBLICATION ${pg.escapeIdentifier(publicationName)}`);
        dropped.push(`publication ${publicationName}`);
      }
      return dropped;
    },
    close: () => pool.end(),
  };

  async function query<Row extends pg.QueryResultRow>(
    tried: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    try {
      return (await pool.query<Row>(text, [...values])).rows;
    } catch (error) {
      throw sourceError(error, `Could not ${tried} ${where}`, remedyOf);
    }
  }
}

function sourceError(error: unknown, tried: string, remedyOf: RemedyOf): SourceError {
  const code = networkCode(error);
  const said = networkDetail(error);
  const remedy = remedyOf(said);
  // PostgreSQL's own codes have five characters, with a digit among them; everything else never got a response from it.
  const reason = /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? 'refused' : 'unreachable';
  return new SourceError(`${tried}: ${said}. ${remedy ?? ''}`.trim(), reason, {
    code,
    hint: remedy,
    detail: said,
    cause: undefined,
  });
}
