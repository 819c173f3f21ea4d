import type { InputError } from '@tableflow-workshop/client-core';
import type { LabConfig } from '../../config/lab-config.ts';
import type { LabContext } from '../../lab/context.ts';
import { chooseConnector, isOwnConnector } from '../connector/choose-connector.ts';
import { type AdoptedDifference, differingKeys } from '../connector/differing-keys.ts';
import { listConnectors } from '../connector/list-connectors.ts';
import { liveCaptureOf } from '../connector/live-capture.ts';
import { postgresCdcConfig } from '../connector/postgres-cdc-config.ts';
import type { Connector } from '../connector/read-connector.ts';
import { refuseUnusableConnector } from '../connector/refuse-unusable-connector.ts';

/** The connector of a lab, where somebody else made it. */
export interface ForeignConnector {
  readonly name: string;
  /** Where it differs from the one that this lab would make. */
  readonly differences: readonly AdoptedDifference[];
  /** Why the lab is not possible with it, where that is so. */
  readonly refusal: InputError | undefined;
}

export interface ObservedConnector {
  /** The lab with the topics, tables, slot and publication of the connector that brings its tables. */
  readonly lab: LabContext;
  /** Whether the lab's connector is there, whoever made it. */
  readonly hasConnector: boolean;
  /** Absent where the connector is the lab's own, or is not there yet. */
  readonly foreign?: ForeignConnector;
}

/** Looks at the connector that brings the lab's tables. What is needed is a Cloud key only. */
export async function observeExistingConnector(lab: LabContext, signal?: AbortSignal): Promise<ObservedConnector> {
  const live = chooseConnector(lab.config, await listConnectors(lab, signal));
  if (!live || isOwnConnector(lab.config, live)) return { lab, hasConnector: live !== undefined };
  const { defaulted: _settled, ...given } = lab.config;
  const config = { ...given, connector: connectorOf(lab.config, live) };
  const refusal = refuseUnusableConnector(lab.config, live);
  const foreign = { name: live.name, differences: differencesOf(lab.config, live), refusal };
  return { lab: { ...lab, config }, hasConnector: true, foreign };
}

/** What the lab is to know of a connector that it did not make. */
function connectorOf({ connector, defaulted }: LabConfig, live: Connector): LabConfig['connector'] {
  const { topicPrefix, tables, slotName, publicationName } = liveCaptureOf(live);
  const tableIncludeList = defaulted?.includes('tableIncludeList')
    ? (tables ?? connector.tableIncludeList)
    : connector.tableIncludeList;
  return { name: live.name, topicPrefix, tableIncludeList, slotName, publicationName };
}

/** In what a connector differs from the one that this lab would make. Its names are taken as they are. */
function differencesOf(
  { connector, source, serviceAccountId }: LabConfig,
  live: Connector,
): readonly AdoptedDifference[] {
  const { name, topicPrefix, tableIncludeList } = connector;
  const { sslMode, ...database } = source;
  const ours = postgresCdcConfig({
    name,
    topicPrefix,
    tables: [...tableIncludeList],
    authentication: { mode: 'SERVICE_ACCOUNT', serviceAccountId },
    database: { ...database, ...(sslMode === 'require' ? {} : { insecureSslMode: sslMode }) },
  });
  const taken = ['name', 'topic.prefix', 'table.include.list', 'slot.name', 'publication.name'];
  return differingKeys(live, ours).filter(({ key }) => !taken.includes(key));
}
