import { sqlName, sqlText } from '../../source/sql.ts';
import { replicationNames } from './replication-names.ts';

/** A connector by what its slot and publication are called after. */
export interface NamedConnector {
  readonly name: string;
  readonly slotName?: string | undefined;
  readonly publicationName?: string | undefined;
}

/** Slot and publication of one connector. */
export interface Replication {
  readonly slotName: string;
  readonly publicationName: string;
}

/** The names that were given, and those made of the connector's own name otherwise. */
export function replicationOf(connector: NamedConnector): Replication {
  const names = replicationNames(connector.name);
  const { slotName = names.slotName, publicationName = names.publicationName } = connector;
  return { slotName, publicationName };
}

/** What a person runs in the database to drop both, where it is not known whether they exist. */
export function dropReplicationSql({ slotName, publicationName }: Replication): string {
  return `SELECT pg_drop_replication_slot(${sqlText(slotName)}); DROP PUBLICATION IF EXISTS ${sqlName(publicationName)};`;
}
