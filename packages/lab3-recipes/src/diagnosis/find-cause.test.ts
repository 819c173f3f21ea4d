import { describe, expect, it } from 'vitest';
import { causeOf } from './find-cause.ts';
import type { Suspect } from './rule.ts';
import { rules } from './rules.ts';

type Known = readonly [id: string, suspect: Suspect, text: string];

/** Texts as PostgreSQL, its drivers and Debezium write them, and the rule that knows each. */
const fromDatabase: readonly Known[] = [
  ['database-authentication', 'connector', 'FATAL: password authentication failed for user "debezium"'],
  ['database-authentication', 'connector', 'org.postgresql.util.PSQLException: FATAL: SQLSTATE 28P01'],
  ['database-role-missing', 'connector', 'FATAL: role "debezium2" does not exist'],
  ['database-role-missing', 'connector', 'FATAL: role "debezium" is not permitted to log in'],
  ['tls-required', 'connector', 'FATAL: SSL connection is required. Please specify SSL options and retry.'],
  ['tls-required', 'connector', 'ERROR: connection is insecure (try using `sslmode=require`)'],
  ['tls-refused', 'connector', 'org.postgresql.util.PSQLException: The server does not support SSL.'],
  ['tls-refused', 'connector', 'The server does not support SSL connections'],
  [
    'tls-certificate',
    'connector',
    'SSL error: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
  ],
  ['tls-certificate', 'connector', 'self-signed certificate in certificate chain'],
  [
    'database-host-rules',
    'connector',
    'FATAL: no pg_hba.conf entry for replication connection from host "203.0.113.7", user "debezium", no encryption',
  ],
  ['database-missing', 'connector', 'FATAL: database "workshop2" does not exist'],
  ['database-starting', 'connector', 'FATAL: the database system is starting up'],
  ['connections-exhausted', 'connector', 'FATAL: sorry, too many clients already'],
  [
    'connections-exhausted',
    'connector',
    'FATAL: remaining connection slots are reserved for non-replication superuser connections',
  ],
  ['connections-exhausted', 'connector', 'FATAL: too many connections for role "debezium"'],
  [
    'database-host-unknown',
    'connector',
    'The connection attempt failed: java.net.UnknownHostException: db.river.example',
  ],
  ['database-host-unknown', 'connector', 'getaddrinfo ENOTFOUND db.river.example'],
  ['database-unreachable', 'connector', 'connect ECONNREFUSED 127.0.0.1:5432'],
  [
    'database-unreachable',
    'connector',
    'Unable to connect: Connection to db.river.example:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
  ],
  ['database-unreachable', 'connector', 'java.net.SocketTimeoutException: Connect timed out'],
  ['database-unreachable', 'connector', 'timeout expired'],
  [
    'slot-lost',
    'connector',
    'ERROR: can no longer get changes from replication slot "debezium" Detail: This slot has been invalidated because it exceeded the maximum reserved size.',
  ],
  ['slot-lost', 'connector', 'ERROR: requested WAL segment 0000000100000000000000A1 has already been removed'],
  [
    'slot-lost',
    'connector',
    'The connector is trying to read change stream starting at lsn 0/15D68C0, but this is no longer available on the server. Reconfigure the connector to use a snapshot when needed.',
  ],
  ['wal-level', 'connector', `Postgres server wal_level property must be 'logical' but is: 'replica'`],
  ['wal-level', 'connector', 'ERROR: logical decoding requires wal_level >= logical'],
  ['slots-exhausted', 'connector', 'ERROR: all replication slots are in use'],
  [
    'senders-exhausted',
    'connector',
    'FATAL: number of requested standby connections exceeds max_wal_senders (currently 10)',
  ],
  ['slot-active', 'connector', 'ERROR: replication slot "debezium" is active for PID 4242'],
  ['slot-plugin', 'connector', 'ERROR: option "proto_version" = "1" is unknown'],
  ['slot-plugin', 'connector', 'ERROR: cannot use physical replication slot for logical decoding'],
  ['slot-plugin', 'connector', 'ERROR: could not access file "wal2json": No such file or directory'],
  ['slot-other-database', 'connector', 'ERROR: replication slot "debezium" was not created in this database'],
  ['slot-taken', 'connector', 'ERROR: replication slot "debezium" already exists'],
  ['slot-missing', 'connector', 'ERROR: replication slot "debezium" does not exist'],
  ['replication-right', 'connector', 'FATAL: must be superuser or replication role to start walsender'],
  ['replication-right', 'connector', 'FATAL: permission denied to start WAL sender'],
  ['replication-right', 'connector', 'ERROR: permission denied to use replication slots'],
  ['publication-foreign', 'connector', 'ERROR: must be owner of publication river_pub'],
  ['publication-owner', 'connector', 'ERROR: must be owner of table hotel'],
  ['publication-create', 'connector', 'ERROR: permission denied for database workshop'],
  ['publication-missing', 'connector', 'ERROR: publication "dbz_publication" does not exist'],
  [
    'publication-missing',
    'connector',
    'Publication autocreation is disabled, please create one and restart the connector.',
  ],
  [
    'no-primary-key',
    'connector',
    'ERROR: cannot update table "review" because it does not have a replica identity and publishes updates',
  ],
  [
    'no-primary-key',
    'connector',
    'InvalidRecordException: Compacted topic cannot accept message without key in topic partition riverhotel.public.review-0.',
  ],
  ['table-missing', 'connector', 'No table filters found for filtered publication river_pub'],
  ['table-missing', 'connector', 'No table filters match a table of database "workshop"'],
  ['table-missing', 'connector', 'ERROR: relation "public.hotels" does not exist'],
  ['schema-usage', 'connector', 'ERROR: permission denied for schema booking'],
  ['table-privilege', 'connector', 'ERROR: permission denied for table hotel'],
];

/** Texts of Kafka, Connect, Schema Registry and Confluent Cloud. */
const fromConfluent: readonly Known[] = [
  ['connector-absent', 'connector', 'connector "riverhotel-postgres-cdc" does not exist in env-river1, lkc-river1'],
  ['connector-paused', 'connector', 'the connector is PAUSED'],
  ['connector-without-task', 'connector', 'the connector is RUNNING and has no task'],
  ['connector-dead-task', 'connector', 'the connector is RUNNING and task 0 is USER_ACTIONABLE_ERROR'],
  ['connector-dead-task', 'connector', 'the connector is DEGRADED and task 0 is SYSTEM_ERROR'],
  ['topic-absent', 'connector', 'topic "riverhotel.public.hotel" does not exist in cluster lkc-river1'],
  [
    'schema-registry-refused',
    'connector',
    'io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException: Unauthorized; error code: 401',
  ],
  [
    'schema-registry-refused',
    'connector',
    'User is denied operation Write on Subject: riverhotel.public.hotel-value; error code: 40301',
  ],
  [
    'subject-incompatible',
    'connector',
    'Schema being registered is incompatible with an earlier schema for subject "riverhotel.public.hotel-value"; error code: 409',
  ],
  ['avro-name', 'connector', 'org.apache.avro.SchemaParseException: Illegal initial character: 2nd_name'],
  ['avro-name', 'connector', 'org.apache.avro.SchemaParseException: Illegal character in: first-name'],
  ['schema-registry-missing', 'connector', 'Schema Registry must be enabled to use the format AVRO'],
  ['key-quota', 'connector', 'Service account sa-river1 is limited to 10 api-keys'],
  ['key-quota', 'confluent', 'Confluent Cloud returned 402 quota_exceeded: the API key limit is reached'],
  ['connector-quota', 'connector', 'Kafka cluster lkc-river1 is limited to 250 connectors'],
  [
    'partition-quota',
    'connector',
    'PolicyViolationException: Adding the requested number of partitions will exceed 4096 total partitions.',
  ],
  ['topic-create-denied', 'connector', 'Not authorized to create topic(s) riverhotel.public.hotel'],
  [
    'topic-create-denied',
    'connector',
    'org.apache.kafka.common.errors.ClusterAuthorizationException: Cluster authorization failed.',
  ],
  [
    'topic-authorisation',
    'connector',
    'org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [riverhotel.public.hotel]',
  ],
  [
    'connector-class',
    'connector',
    'Failed to find any class that implements Connector and which name matches io.debezium.connector.postgresql.PostgresConnector',
  ],
  ['connector-key-missing', 'connector', 'Missing required configuration "topic.prefix" which has no default value.'],
  ['connector-key-missing', 'confluent', 'Confluent Cloud returned 400: topic.prefix is required'],
  ['key-refused', 'confluent', 'Confluent Cloud returned 401: Unauthorized'],
  ['confluent-role', 'confluent', 'Confluent Cloud returned 403 forbidden_access: Forbidden Access'],
  ['scope-unknown', 'confluent', 'Confluent Cloud returned 404: account not found'],
  ['confluent-unreachable', 'confluent', 'no response from Confluent Cloud (ECONNRESET: socket hang up)'],
];

/** Texts of Tableflow and of the storage below it. */
const fromTableflow: readonly Known[] = [
  ['schema-missing', 'tableflow', 'subject "riverhotel.public.hotel-value" does not exist'],
  ['schema-missing', 'tableflow', 'topic clicks has no schema: subject clicks-value not found'],
  ['tableflow-disabled', 'tableflow', 'Tableflow is not enabled on topic "riverhotel.public.hotel"'],
  ['format-not-delta', 'tableflow', 'the table formats are ICEBERG'],
  ['storage-managed', 'tableflow', 'the storage is Managed'],
  ['delta-log-modified', 'tableflow', 'The Delta log of the table was modified outside of Tableflow at version 12'],
  ['provider-integration-missing', 'tableflow', 'AWS provider integration cspi-river1 not found'],
  ['provider-integration-kind', 'tableflow', 'provider integration cspi-river1 belongs to AZURE'],
  [
    'provider-integration-unauthorised',
    'tableflow',
    'User: arn:aws:iam::210987654321:role/cspi-river1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/river-tableflow-role',
  ],
  ['provider-integration-unauthorised', 'tableflow', 'provider integration cspi-river2 is still a DRAFT'],
  [
    'bucket-region',
    'tableflow',
    'bucket river-tableflow-bucket is in eu-west-1, the Kafka cluster in us-west-2 (at /spec/storage/bucket_name)',
  ],
  ['bucket-region', 'tableflow', 'software.amazon.awssdk.services.s3.model.S3Exception: PermanentRedirect'],
  ['bucket-missing', 'tableflow', 'NoSuchBucketException: The specified bucket does not exist'],
  [
    'storage-access',
    'tableflow',
    'User: arn:aws:sts::123456789012:assumed-role/river-tableflow-role/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::river-tableflow-bucket/1"',
  ],
  ['storage-access', 'tableflow', 'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (403)'],
  ['storage-access', 'tableflow', 'This request is not authorized: AuthorizationPermissionMismatch'],
  ['schema-change', 'tableflow', 'Incompatible schema change: new required field "stars" in schema 100004'],
  ['record-undecodable', 'tableflow', 'Failed to deserialize the record at offset 12'],
  ['record-undecodable', 'tableflow', 'org.apache.kafka.common.errors.SerializationException: Unknown magic byte!'],
  ['record-failure', 'tableflow', 'Tombstone (null value) at offset 7 of partition 0'],
  ['catalog-disconnected', 'tableflow', 'the sync to tci-001001 is DISCONNECTED'],
];

/** Texts of Databricks, as an integration passes them on or as it answers our own reads. */
const fromDatabricks: readonly Known[] = [
  ['integration-absent', 'integration', 'there is no Unity Catalog integration "lab" in lkc-river1'],
  ['awaiting-first-topic', 'integration', 'the integration is PENDING and no Delta topic of the cluster runs'],
  ['service-principal-disabled', 'databricks', 'Databricks returned 403: User is inactive'],
  [
    'service-principal-disabled',
    'integration',
    'Service principal c0ffee00-1111-4222-8333-444455556666 does not exist in the workspace',
  ],
  ['client-secret-expired', 'integration', 'invalid_client: the client secret has expired'],
  ['client-secret', 'integration', 'invalid_client: Client authentication failed'],
  ['client-secret', 'tableflow', '401: Invalid client credentials'],
  [
    'workspace-private',
    'integration',
    'Source IP address: 203.0.113.7 is blocked by Databricks IP ACL for workspace: 1234567890123456',
  ],
  ['workspace-private', 'databricks', 'Databricks returned 403 PRIVATE_LINK_VALIDATION_ERROR: private link only'],
  ['workspace-unreachable', 'integration', 'java.net.UnknownHostException: dbc-0.cloud.databricks.com'],
  ['workspace-unreachable', 'databricks', 'no response from Databricks (ECONNRESET: socket hang up)'],
  [
    'metastore-missing',
    'databricks',
    `Databricks returned 404 METASTORE_DOES_NOT_EXIST: Metastore '7f3c' does not exist.`,
  ],
  ['external-access-off', 'integration', 'PERMISSION_DENIED: External data access is not enabled on Metastore'],
  [
    'warehouse-missing',
    'databricks',
    'Databricks returned 404 RESOURCE_DOES_NOT_EXIST: SQL warehouse 0a1b does not exist',
  ],
  ['catalog-missing', 'integration', `CATALOG_DOES_NOT_EXIST: Catalog 'river-hotel' does not exist.`],
  [
    'catalog-not-bound',
    'integration',
    "PERMISSION_DENIED: Catalog 'river-hotels' is not accessible in current workspace",
  ],
  [
    'location-overlap',
    'integration',
    `INVALID_PARAMETER_VALUE.LOCATION_OVERLAP: Input path url 's3://river-tableflow-bucket/1' overlaps with other external tables or volumes within 'CreateTable' call. Conflicting tables/volumes: river-hotels.lkc-river1.old.`,
  ],
  [
    'location-not-covering',
    'integration',
    "No parent external location found for path 's3://river-tableflow-bucket//0/1/v1/hotel'",
  ],
  [
    'location-not-covering',
    'integration',
    `EXTERNAL_LOCATION_DOES_NOT_EXIST: External Location 's3://river-tableflow-bucket/1' does not exist.`,
  ],
  [
    'table-name-taken',
    'integration',
    `TABLE_ALREADY_EXISTS: Table 'river-hotels.lkc-river1.riverhotel_public_hotel' already exists`,
  ],
  [
    'catalog-name-invalid',
    'integration',
    'INVALID_PARAMETER_VALUE: Invalid input: RPC CreateSchema Field managedcatalog.SchemaInfo.name: name "a b" is not a valid name.',
  ],
  [
    'storage-credential',
    'integration',
    'The AWS IAM role on the storage credential does not have READ permissions on url s3://river-tableflow-bucket.',
  ],
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
  [
    'create-external-table',
    'integration',
    `PERMISSION_DENIED: User does not have CREATE EXTERNAL TABLE on External Location 'river-external-location'.`,
  ],
  [
    'read-files',
    'integration',
    `PERMISSION_DENIED: User does not have READ FILES on External Location 'river-external-location'.`,
  ],
  [
    'write-files',
    'integration',
    `PERMISSION_DENIED: User does not have WRITE FILES on External Location 'river-external-location'.`,
  ],
  ['use-catalog', 'integration', `PERMISSION_DENIED: User does not have USE CATALOG on Catalog 'river-hotels'.`],
  [
    'use-schema',
    'integration',
    `PERMISSION_DENIED: User does not have USE SCHEMA on Schema 'river-hotels.lkc-river1'.`,
  ],
  ['create-schema', 'integration', `PERMISSION_DENIED: User does not have CREATE SCHEMA on Catalog 'river-hotels'.`],
  [
    'create-table',
    'integration',
    `PERMISSION_DENIED: User does not have CREATE TABLE on Schema 'river-hotels.lkc-river1'.`,
  ],
  ['catalog-privilege', 'integration', `PERMISSION_DENIED: User does not have BROWSE on Catalog 'river-hotels'.`],
];

/** Hosts that are not the database's, and what ends a session that had begun. */
const fromElsewhere: readonly Known[] = [
  ['kafka-key-refused', 'connector', 'SaslAuthenticationException: Authentication failed'],
  [
    'schema-registry-unreachable',
    'connector',
    'Failed to send HTTP request to endpoint: https://psrc-mill1.example/subjects',
  ],
  ['kafka-unreachable', 'connector', 'Connection to node -1 (pkc-mill1.example:9092) could not be established.'],
  ['record-too-large', 'connector', 'RecordTooLargeException: The message is 9000000 bytes when serialized'],
  ['heartbeat', 'connector', 'Could not execute heartbeat action query'],
  ['pooler', 'connector', 'FATAL: unsupported startup parameter: replication'],
  ['database-connect', 'connector', 'DETAIL: User does not have CONNECT privilege.'],
  ['statement-timeout', 'connector', 'ERROR: canceling statement due to statement timeout'],
  ['connection-lost', 'connector', 'PSQLException: This connection has been closed.'],
  ['standby', 'connector', 'ERROR: recovery is in progress'],
  ['publication-all-tables', 'connector', 'ERROR: must be superuser to create FOR ALL TABLES publication'],
  ['schema-quota', 'connector', 'Schema limit exceeded; error code: 42205'],
  ['schema-registry-down', 'connector', 'Register operation timed out; error code: 50002'],
  ['token-expired', 'databricks', 'Databricks answered 403: JWT has expired'],
  ['entitlement', 'integration', 'This API is disabled for users without the workspace-access entitlement'],
  ['warehouse-start', 'databricks', 'PERMISSION_DENIED: You are not authorized to create clusters.'],
  ['schema-absent', 'integration', "Schema 'mill.lkc-1' does not exist."],
  ['catalog-quota', 'integration', 'QUOTA_EXCEEDED: Cannot create 1 Table(s) in Schema lkc-1'],
  ['storage-throttled', 'tableflow', 'SlowDown: Please reduce your request rate.'],
];

const known = [...fromDatabase, ...fromConfluent, ...fromTableflow, ...fromDatabricks, ...fromElsewhere];

describe('known causes', () => {
  it.each(known)('%s of a %s: %s', (id, suspect, text) => {
    expect(causeOf(suspect, text)?.id).toBe(id);
  });

  it('are more than forty, each with a text of its own', () => {
    const ids = rules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !known.some(([other]) => other === id))).toEqual([]);
    expect(ids.length).toBeGreaterThanOrEqual(40);
  });

  it.each(rules)('$id says cause and remedy as sentences', ({ cause, remedy }) => {
    expect(cause).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe('unknown causes', () => {
  it.each<[Suspect, string | undefined]>([
    ['connector', undefined],
    ['connector', ''],
    ['connector', 'An exception occurred in the change event producer. This connector will be stopped.'],
    ['connector', 'the connector is FAILED, and the service gives no reason'],
    [
      'connector',
      'org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSourceTask due to unrecoverable exception.',
    ],
    ['connector', 'java.lang.OutOfMemoryError: Java heap space'],
    ['connector', 'org.postgresql.util.PSQLException: ERROR: cache lookup failed for relation 16384'],
    ['tableflow', 'Something that nobody has seen.'],
    ['tableflow', 'Tableflow is FAILED, and the service gives no reason'],
    ['tableflow', 'Internal error while writing table riverhotel_public_hotel'],
    ['integration', 'internal error'],
    ['integration', '500: refused'],
    ['integration', 'FATAL: password authentication failed for user "debezium"'],
    ['connector', 'invalid_client: Client authentication failed'],
    ['integration', 'Tombstone (null value) at offset 7 of partition 0'],
    ['confluent', 'Confluent Cloud returned 500: internal error'],
    ['databricks', 'Databricks returned 500 INTERNAL_ERROR'],
  ])('nobody guesses what a %s means by %j', (suspect, text) => {
    expect(causeOf(suspect, text)).toBeUndefined();
  });
});
