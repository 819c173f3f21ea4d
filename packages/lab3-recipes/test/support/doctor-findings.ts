/** A finding that no text of a service can be a case of: only a check shows it. */
export interface DoctorFinding {
  readonly id: string;
  readonly means: string;
  /** As the check says it, with `…` for a name of yours. */
  readonly remedy: string;
}

/** What `doctor` and the commands of a fleet find besides the causes of the rule table. */
export const doctorFindings: readonly DoctorFinding[] = [
  {
    id: 'environment-missing',
    means: 'The Cloud key does not see the environment.',
    remedy: 'Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
  },
  {
    id: 'cluster-missing',
    means: 'The Cloud key does not see the Kafka cluster in the environment.',
    remedy: 'Correct CONFLUENT_KAFKA_CLUSTER_ID, or give the owner of the Cloud key a role on the cluster.',
  },
  {
    id: 'region-unsupported',
    means: 'Tableflow does not run in the region of the Kafka cluster.',
    remedy: 'Use a cluster in a region where it does: GET /tableflow/v1/regions lists them.',
  },
  {
    id: 'service-account-missing',
    means: 'The Cloud key does not see the service account.',
    remedy: 'Correct CONFLUENT_SERVICE_ACCOUNT_ID; confluent iam service-account list shows them.',
  },
  {
    id: 'tableflow-key-absent',
    means: 'The configuration has no Tableflow key.',
    remedy: 'Give one by TABLEFLOW_API_KEY and TABLEFLOW_API_SECRET, or let ensureTableflowKey make a temporary one.',
  },
  {
    id: 'connector-acls-missing',
    means: 'The service account has neither ACLs nor a role with which a connector writes its topics.',
    remedy: 'Call grantConnectorAccess, or run …',
  },
  {
    id: 'connector-unusable',
    means: 'Somebody else made the connector, with a setting that the lab cannot work with. The finding names it.',
    remedy: '…',
  },
  {
    id: 'connector-differs',
    means: 'Somebody else made the connector, with another setting than the lab would. The finding says what follows.',
    remedy: 'Nothing to do if that is wanted. It is changed where the connector was made.',
  },
  {
    id: 'tableflow-stopped',
    means: 'Tableflow on the topic has failed or is suspended.',
    remedy: 'Ask diagnoseTableflow for the cause.',
  },
  {
    id: 'source-not-connected',
    means: 'The lab has no connection to the database, which was not checked for that reason.',
    remedy: 'Pass connectPostgres(config.source) as options.source.',
  },
  {
    id: 'server-version',
    means: 'The server is too old for the decoding plugin pgoutput.',
    remedy: 'Upgrade to PostgreSQL … or newer.',
  },
  {
    id: 'toast-columns',
    means: 'An update leaves out long values that it did not change.',
    remedy: 'Run ALTER TABLE … REPLICA IDENTITY FULL; its updates then write more WAL.',
  },
  {
    id: 'slot-leftover',
    means: 'The replication slot of the lab exists, and no connector of the lab reads it: it holds back WAL.',
    remedy: 'If it is not needed, run SELECT pg_drop_replication_slot(…);',
  },
  {
    id: 'slot-abandoned',
    means: 'Nothing reads from another replication slot of the server, and it holds back more than 1 GiB of WAL.',
    remedy: 'If it is not needed, run SELECT pg_drop_replication_slot(…);',
  },
  {
    id: 'publication-leftover',
    means: 'The publication of the lab exists already. The connector will set its tables.',
    remedy: 'Nothing to do; if it is not needed, run DROP PUBLICATION …;',
  },
  {
    id: 'wal-retention',
    means: 'The server has no limit for the WAL that an idle slot keeps: until its disk is full.',
    remedy:
      'Take the lab down when it is over (lab3 down, or deletePostgresCdcConnector), which drops the slot, or set a limit.',
  },
  {
    id: 'location-read-only',
    means: 'The external location over the storage is read-only.',
    remedy: 'Clear "Read only" in its settings: Unity Catalog writes no table through it otherwise.',
  },
  {
    id: 'warehouse-stopped',
    means: 'The SQL warehouse is stopped.',
    remedy: 'Nothing to do: the first statement starts it, which may take a minute.',
  },
  {
    id: 'leftover',
    means: 'Something of the lab is left after it was torn down. The finding names it.',
    remedy: '…',
  },
  {
    id: 'remaining',
    means: 'Something stays because nobody asked for its deletion. The finding names it.',
    remedy: 'Give … to delete it, too.',
  },
  {
    id: 'unknown',
    means: 'No rule matches what the service says, and nothing is guessed.',
    remedy: 'No known cause matches this message: read what it says.',
  },
];
