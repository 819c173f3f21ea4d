import type { Rule } from './rule.ts';

/** What keeps a CDC connector from streaming changes: WAL, slots, senders, publications, rights. */
export const replicationRules: readonly Rule[] = [
  {
    id: 'slot-lost',
    suspects: ['connector'],
    pattern:
      /can no longer (get changes from|access) replication slot|requested WAL segment .* has already been removed|slot has been invalidated|cannot read from logical replication slot|no longer available on the server|has not previously reserved WAL/i,
    cause: 'The server has thrown away changes that the replication slot had not delivered.',
    remedy:
      "The slot cannot be recovered: delete the connector, run SELECT pg_drop_replication_slot('<slot>'), create it again with a new snapshot, and raise max_slot_wal_keep_size.",
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
    id: 'standby',
    suspects: ['connector'],
    pattern:
      /recovery is in progress|while in recovery|from the writer node|in a read-only transaction|\b(on|from) (a )?(standby|read replica)\b|hot standby/i,
    cause: 'The address is that of a replica, and changes are read from the primary server.',
    remedy: 'Give the connector the address of the primary (LAB3_DATABASE_HOSTNAME; on Aurora the writer endpoint).',
  },
  {
    id: 'slots-exhausted',
    suspects: ['connector'],
    pattern: /all replication slots are in use/i,
    cause: 'Every replication slot of the server is taken.',
    remedy: 'Drop unused slots (SELECT slot_name, active FROM pg_replication_slots), or raise max_replication_slots.',
  },
  {
    id: 'senders-exhausted',
    suspects: ['connector'],
    pattern: /exceeds max_wal_senders|max_wal_senders .*(reached|exceeded)/i,
    cause: 'Every WAL sender of the server is busy.',
    remedy:
      'Stop streams that are not needed (SELECT * FROM pg_stat_replication), or raise max_wal_senders and restart.',
  },
  {
    id: 'slot-active',
    suspects: ['connector'],
    pattern: /replication slot ".*" is active/i,
    cause: 'Another connector reads from the replication slot.',
    remedy: 'Set LAB3_SLOT_NAME to a free name for this connector, or stop the other one.',
  },
  {
    id: 'slot-plugin',
    suspects: ['connector'],
    pattern:
      /option "proto_version" = .* is unknown|cannot use physical replication slot for logical decoding|could not access file "(wal2json|decoderbufs|test_decoding)"/i,
    cause: 'The replication slot was made for another decoding plugin than pgoutput.',
    remedy: 'Set LAB3_SLOT_NAME to a free name, or drop the slot if it is not in use.',
  },
  {
    id: 'slot-other-database',
    suspects: ['connector'],
    pattern: /replication slot ".*" was not created in this database/i,
    cause: 'The replication slot belongs to another database of this server.',
    remedy: 'Set LAB3_SLOT_NAME to a free name: names of slots are shared by all databases of a server.',
  },
  {
    id: 'slot-taken',
    suspects: ['connector'],
    pattern: /replication slot ".*" already exists/i,
    cause: 'A replication slot of this name exists already.',
    remedy: 'Set LAB3_SLOT_NAME to a free name, or drop the slot if it is not in use.',
  },
  {
    id: 'slot-missing',
    suspects: ['connector'],
    pattern: /replication slot ".*" does not exist/i,
    cause: 'The replication slot that the connector had is gone, and with it the changes since.',
    remedy: 'Delete the connector and create it again: it takes a new snapshot and creates its slot.',
  },
  {
    id: 'replication-right',
    suspects: ['connector'],
    pattern:
      /must be superuser or replication role|permission denied to (start WAL sender|use replication slots)|REPLICATION attribute|rds_replication|may not replicate/i,
    cause: 'The role may not replicate.',
    remedy: 'Run ALTER ROLE <user> REPLICATION (on RDS: GRANT rds_replication TO <user>).',
  },
  {
    id: 'publication-foreign',
    suspects: ['connector'],
    pattern: /must be owner of publication/i,
    cause: 'The publication belongs to another role, so the connector cannot change its tables.',
    remedy: 'Run ALTER PUBLICATION <name> OWNER TO <user>, or give the connector a publication name of its own.',
  },
  {
    id: 'publication-all-tables',
    suspects: ['connector'],
    pattern: /must be superuser to create (a )?FOR (ALL TABLES|TABLES IN SCHEMA)|FOR ALL TABLES publication/i,
    cause: 'Only a superuser may create a publication of all tables, and the connector is configured to.',
    remedy: 'Set publication.autocreate.mode to filtered: the publication then has the captured tables only.',
  },
  {
    id: 'publication-owner',
    suspects: ['connector'],
    pattern: /must be owner of (table|relation)/i,
    cause: 'The role may not create the publication for these tables.',
    remedy:
      'Make the role an owner of the tables (ALTER TABLE … OWNER TO <user>), or create the publication yourself and set publication.autocreate.mode to disabled.',
  },
  {
    id: 'publication-create',
    suspects: ['connector'],
    pattern: /permission denied for database/i,
    cause: 'The role may not create a publication in this database.',
    remedy: 'Run GRANT CREATE ON DATABASE <database> TO <user>.',
  },
  {
    id: 'publication-missing',
    suspects: ['connector'],
    pattern: /publication (".*" )?does not exist|publication autocreation is disabled/i,
    cause: 'The publication does not exist, and the connector is configured not to create it.',
    remedy: 'Create it: CREATE PUBLICATION <name> FOR TABLE …, or set publication.autocreate.mode to filtered.',
  },
];
