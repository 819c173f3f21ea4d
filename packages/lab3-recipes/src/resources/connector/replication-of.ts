import type { LabConfig } from '../../config/lab-config.ts';
import { ownerOf } from '../../config/owner-of.ts';
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

/** The names that were given, and those made of the lab's owner and the connector's name otherwise. */
export function replicationOf(config: LabConfig, connector: NamedConnector = config.connector): Replication {
  const owner = { name: ownerOf(config), kafkaClusterId: config.kafkaClusterId };
  const names = replicationNames(connector.name, owner);
  const { slotName = names.slotName, publicationName = names.publicationName } = connector;
  return { slotName, publicationName };
}

/** What a person runs in the database to drop both, where it is not known whether they exist. */
export function dropReplicationSql({ slotName, publicationName }: Replication): string {
  return `SELECT pg_drop_replication_slot(${sqlText(slotName)}); DROP PUBLICATION IF EXISTS ${sqlName(publicationName)};`;
}
