import type { Rule } from './rule.ts';

/** Why a PostgreSQL CDC connector fails, in the words of PostgreSQL and Debezium. The most specific stand first. */
export const connectorRules: readonly Rule[] = [
  {
    id: 'database-authentication',
    suspects: ['connector'],
    pattern: /password authentication failed|28P01/i,
    cause: 'PostgreSQL refused the password of the connector role.',
    remedy:
      'Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….',
  },
  {
    id: 'database-host-rules',
    suspects: ['connector'],
    pattern: /no pg_hba\.conf entry/i,
    cause: 'PostgreSQL has no rule that lets this role in from this address.',
    remedy:
      'Add a host line to pg_hba.conf (or open the firewall rule of the managed service) for the role and the address.',
  },
  {
    id: 'database-missing',
    suspects: ['connector'],
    pattern: /database ".*" does not exist|3D000/i,
    cause: 'The database does not exist on this server.',
    remedy: 'Check the database name (LAB3_DATABASE_NAME, or database_name in the Terraform output).',
  },
  {
    id: 'database-unreachable',
    suspects: ['connector'],
    pattern:
      /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|connection (to .{1,200} )?(attempt )?(refused|failed|timed out)|timeout expired|could not (translate host|connect)|unknown host/i,
    cause: 'Nothing answers at the host and port of the database.',
    remedy:
      'Check hostname and port, that PostgreSQL runs (a new server takes 5 to 10 minutes), and that its firewall lets the caller in.',
  },
  {
    id: 'wal-level',
    suspects: ['connector'],
    pattern: /wal_level/i,
    cause: 'The server does not write the logical changes that a CDC connector reads.',
    remedy:
      "Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL (on a managed service: set logical replication in its parameters).",
  },
  {
    id: 'slots-exhausted',
    suspects: ['connector'],
    pattern: /all replication slots are in use/i,
    cause: 'Every replication slot of the server is taken.',
    remedy:
      'Drop slots that nobody uses (SELECT slot_name, active FROM pg_replication_slots), or raise max_replication_slots.',
  },
  {
    id: 'slot-active',
    suspects: ['connector'],
    pattern: /replication slot ".*" is active/i,
    cause: 'Another connector reads from the replication slot.',
    remedy: 'Give this connector a slot name of its own, or stop the other one.',
  },
  {
    id: 'replication-right',
    suspects: ['connector'],
    pattern:
      /must be superuser or replication role|permission denied to (start WAL sender|use replication slots)|REPLICATION attribute|rds_replication/i,
    cause: 'The role may not replicate.',
    remedy: 'Run ALTER ROLE <user> REPLICATION (on RDS: GRANT rds_replication TO <user>).',
  },
  {
    id: 'publication-owner',
    suspects: ['connector'],
    pattern: /must be owner of (table|relation)|permission denied for database/i,
    cause: 'The role may not create the publication for these tables.',
    remedy:
      'Make the role an owner of the tables and grant CREATE on the database, or create the publication yourself and set publication.autocreate.mode to disabled.',
  },
  {
    id: 'publication-missing',
    suspects: ['connector'],
    pattern: /publication (".*" )?does not exist|publication autocreation is disabled/i,
    cause: 'The publication does not exist, and the connector was told not to create it.',
    remedy: 'Create it: CREATE PUBLICATION <name> FOR TABLE …, or set publication.autocreate.mode to filtered.',
  },
  {
    id: 'table-missing',
    suspects: ['connector'],
    pattern: /no table.*(match|filter)|no tables? found|relation ".*" does not exist/i,
    cause: 'No table of the database matches table.include.list.',
    remedy: 'Check the names: they are written schema.table, e.g. public.customer.',
  },
  {
    id: 'table-privilege',
    suspects: ['connector'],
    pattern: /permission denied for (table|relation|schema)/i,
    cause: 'The role may not read a captured table.',
    remedy: 'Run GRANT USAGE ON SCHEMA … and GRANT SELECT ON … TO <user>.',
  },
];
