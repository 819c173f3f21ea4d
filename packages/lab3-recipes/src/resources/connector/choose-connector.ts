import type { LabConfig } from '../../config/lab-config.ts';
import { capturesPostgres, isCaptured, liveCaptureOf } from './live-capture.ts';
import type { Connector } from './read-connector.ts';
import { replicationOf } from './replication-of.ts';

/**
 * The connector that brings the lab's tables: the one of the lab's name, or, where nobody set a name, the only one that
 * captures the wanted tables from the lab's database.
 */
export function chooseConnector(config: LabConfig, connectors: readonly Connector[]): Connector | undefined {
  const { connector, defaulted = [] } = config;
  const { name } = connector;
  const named = connectors.find((one) => one.name === name);
  if (named || !defaulted.includes('name')) return named;
  const [only, ...others] = connectors.filter((one) => bringsTables(config, one));
  return others.length === 0 ? only : undefined;
}

/** Whether this lab made it: it reads a slot and a publication of the lab's own names. */
export function isOwnConnector(config: LabConfig, connector: Connector): boolean {
  const { slotName, publicationName } = replicationOf(config);
  const live = liveCaptureOf(connector);
  const hasOwnNames = live.slotName === slotName && live.publicationName === publicationName;
  return connector.name === config.connector.name && hasOwnNames;
}

function bringsTables({ connector, source, defaulted }: LabConfig, candidate: Connector): boolean {
  const { hostname, databaseName, topicPrefix } = liveCaptureOf(candidate);
  // One server has several addresses; then the topics say which lab it is.
  const isSameServer =
    hostname.toLowerCase() === source.hostname.toLowerCase() || topicPrefix === connector.topicPrefix;
  const isWanted =
    defaulted?.includes('tableIncludeList') === true ||
    connector.tableIncludeList.every((table) => isCaptured(candidate, table));
  return capturesPostgres(candidate) && databaseName === source.databaseName && isSameServer && isWanted;
}
