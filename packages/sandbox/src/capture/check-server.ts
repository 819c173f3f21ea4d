import type pg from 'pg';
import { ConnectorFailure, debeziumException } from './connector-failure.ts';

/** Whether this server and this role can do change capture at all. @throws ConnectorFailure that says what is missing */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ wal_level: string; role: string; may_replicate: string }>(
    `SELECT current_setting('wal_level') AS wal_level, rolname AS role,
       rolcanlogin AND (rolreplication OR rolsuper) AS may_replicate
     FROM pg_roles WHERE rolname = current_user`,
  );
  const [found] = rows;
  if (found?.wal_level !== 'logical') {
    throw new ConnectorFailure(
      debeziumException,
      `Postgres server wal_level property must be 'logical' but is: '${found?.wal_level}'`,
    );
  }
  if (found.may_replicate !== 't') {
    throw new ConnectorFailure(
      debeziumException,
      `Postgres roles LOGIN and REPLICATION are not assigned to user: ${found.role}`,
    );
  }
}
