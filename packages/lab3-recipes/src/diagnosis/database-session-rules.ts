import type { Rule } from './rule.ts';

/** What ends a session with the database, or keeps it from working, though host, port and login are right. */
export const databaseSessionRules: readonly Rule[] = [
  {
    id: 'heartbeat',
    suspects: ['connector'],
    pattern: /heartbeat action/i,
    cause: 'The heartbeat statement of the connector failed.',
    remedy:
      'Make the table of heartbeat.action.query and let the role write it (GRANT INSERT, UPDATE ON … TO <user>), or take the setting away.',
  },
  {
    id: 'pooler',
    suspects: ['connector'],
    pattern:
      /unsupported startup parameter|pgbouncer|prepared statement ".*" (does not exist|already exists)|connection pooler/i,
    cause: 'A connection pooler is in front of the database, and logical replication does not go through one.',
    remedy: 'Give the connector the direct address of the database (LAB3_DATABASE_HOSTNAME, LAB3_DATABASE_PORT).',
  },
  {
    id: 'database-connect',
    suspects: ['connector'],
    pattern: /CONNECT privilege/i,
    cause: 'The role may not connect to this database.',
    remedy: 'Run GRANT CONNECT ON DATABASE <database> TO <user>.',
  },
  {
    id: 'statement-timeout',
    suspects: ['connector'],
    pattern:
      /cancell?ing statement due to (statement|lock) timeout|idle[- ]in[- ]transaction (session )?timeout|(57014|25P03)\b/i,
    cause: 'The server ended a statement or a transaction of the connector that took too long for its limits.',
    remedy:
      'Lift the limits for the role: ALTER ROLE <user> SET statement_timeout = 0, and the same for lock_timeout and idle_in_transaction_session_timeout; then restart the connector.',
  },
  {
    id: 'connection-lost',
    suspects: ['connector'],
    pattern:
      /connection (has been|was) (closed|lost|reset|terminated)|connection reset|broken pipe|unexpected EOF|EOFException|server closed the connection|I\/O error occurred while sending to the backend|terminating (connection|walsender)|database connection failed (when|during|while)|\b57P0[12]\b/i,
    cause: 'The connection to the database broke off; address and login are right.',
    remedy:
      'Restart the connector: it continues where it was. If it happens again, check for restarts and failovers of the server, and raise wal_sender_timeout.',
    mayPass: true,
  },
];
