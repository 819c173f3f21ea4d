/**
 * Why a captured table may have rows and no topic: a connector takes its snapshot once, with the tables that it has then, and
 * reads only changes of one that is added later.
 *
 * @see https://debezium.io/documentation/reference/stable/connectors/postgresql.html#postgresql-snapshots
 */
export const addedLater = {
  why: 'the connector reads the changes already, so the table was added after its snapshot, or somebody deleted the topic',
  hint: 'The topic comes with the next change of a row. To have the rows from before as well, tear the lab down with its topics, and set it up again: a new connector takes a new snapshot.',
} as const;
