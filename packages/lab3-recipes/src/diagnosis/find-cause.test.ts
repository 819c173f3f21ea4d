import { describe, expect, it } from 'vitest';
import { connectorRules } from './connector-rules.ts';
import { causeOf } from './find-cause.ts';
import type { Suspect } from './rule.ts';
import { tableRules } from './table-rules.ts';

/** Texts as PostgreSQL, Debezium, Tableflow and Databricks write them, and the rule that knows each. */
const known: readonly (readonly [id: string, suspect: Suspect, text: string])[] = [
  ['database-authentication', 'connector', 'FATAL: password authentication failed for user "debezium"'],
  ['database-authentication', 'connector', 'org.postgresql.util.PSQLException: FATAL: SQLSTATE 28P01'],
  [
    'database-host-rules',
    'connector',
    'FATAL: no pg_hba.conf entry for replication connection from host "203.0.113.7", user "debezium", no encryption',
  ],
  ['database-missing', 'connector', 'FATAL: database "workshop2" does not exist'],
  ['database-unreachable', 'connector', 'connect ECONNREFUSED 127.0.0.1:5432'],
  [
    'database-unreachable',
    'connector',
    'Unable to connect: Connection to db.river.example:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
  ],
  [
    'database-unreachable',
    'connector',
    'The connection attempt failed: java.net.UnknownHostException: db.river.example',
  ],
  ['database-unreachable', 'connector', 'getaddrinfo ENOTFOUND db.river.example'],
  ['database-unreachable', 'connector', 'timeout expired'],
  ['wal-level', 'connector', `Postgres server wal_level property must be 'logical' but is: 'replica'`],
  ['wal-level', 'connector', 'ERROR: logical decoding requires wal_level >= logical'],
  ['slots-exhausted', 'connector', 'ERROR: all replication slots are in use'],
  ['slot-active', 'connector', 'ERROR: replication slot "debezium" is active for PID 4242'],
  ['replication-right', 'connector', 'FATAL: must be superuser or replication role to start walsender'],
  ['replication-right', 'connector', 'FATAL: permission denied to start WAL sender'],
  ['replication-right', 'connector', 'ERROR: permission denied to use replication slots'],
  ['publication-owner', 'connector', 'ERROR: must be owner of table hotel'],
  ['publication-owner', 'connector', 'ERROR: permission denied for database workshop'],
  ['publication-missing', 'connector', 'ERROR: publication "dbz_publication" does not exist'],
  [
    'publication-missing',
    'connector',
    'Publication autocreation is disabled, please create one and restart the connector.',
  ],
  ['table-missing', 'connector', 'No table filters found for filtered publication river_pub'],
  ['table-missing', 'connector', 'No table filters match a table of database "workshop"'],
  ['table-missing', 'connector', 'ERROR: relation "public.hotels" does not exist'],
  ['table-privilege', 'connector', 'ERROR: permission denied for table hotel'],
  ['table-privilege', 'connector', 'ERROR: permission denied for schema booking'],
  ['client-secret', 'integration', 'invalid_client: Client authentication failed'],
  ['client-secret', 'tableflow', '401: Invalid client credentials'],
  [
    'external-use-schema',
    'integration',
    `PERMISSION_DENIED: User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.lkc-river1'.`,
  ],
  [
    'external-use-location',
    'integration',
    `PERMISSION_DENIED: User does not have EXTERNAL USE LOCATION on External Location 'river-external-location'.`,
  ],
  ['external-access-off', 'integration', 'PERMISSION_DENIED: External data access is not enabled on Metastore'],
  ['catalog-missing', 'integration', `CATALOG_DOES_NOT_EXIST: Catalog 'river-hotel' does not exist.`],
  [
    'catalog-privilege',
    'integration',
    `PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'river-hotels'.`,
  ],
  ['delta-log-modified', 'tableflow', 'The Delta log of the table was modified outside of Tableflow at version 12'],
  ['record-failure', 'tableflow', 'Tombstone (null value) at offset 7 of partition 0'],
  ['record-failure', 'tableflow', 'Failed to deserialize the record at offset 12'],
];

describe('known causes', () => {
  it.each(known)('%s of a %s: %s', (id, suspect, text) => {
    expect(causeOf(suspect, text)?.id).toBe(id);
  });

  it('has a text for every rule', () => {
    const ids = [...connectorRules, ...tableRules].map((rule) => rule.id);
    expect([...new Set(known.map(([id]) => id))]).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([...connectorRules, ...tableRules])('$id says cause and remedy as sentences', ({ cause, remedy }) => {
    expect(cause).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe('unknown causes', () => {
  it.each<[Suspect, string | undefined]>([
    ['connector', undefined],
    ['connector', ''],
    ['connector', 'An exception occurred in the change event producer. This connector will be stopped.'],
    ['tableflow', 'Something that nobody has seen.'],
    ['integration', 'internal error'],
    ['integration', 'FATAL: password authentication failed for user "debezium"'],
    ['connector', 'invalid_client: Client authentication failed'],
    ['integration', 'Tombstone (null value) at offset 7 of partition 0'],
  ])('nobody guesses what a %s means by %j', (suspect, text) => {
    expect(causeOf(suspect, text)).toBeUndefined();
  });
});
