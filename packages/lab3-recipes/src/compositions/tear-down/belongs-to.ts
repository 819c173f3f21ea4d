import type { LabConfig } from '../../config/lab-config.ts';
import { predictTableName } from '../../lab/names.ts';
import { replicationOf } from '../../resources/connector/replication-of.ts';
import type { Leftover } from '../audit/leftover.ts';

/** Parts of a lab whose traces an audit searches for. */
export interface AuditedParts {
  /** The connector, with its slot and publication. */
  readonly connector: boolean;
  readonly integration: boolean;
  /** Topics with Tableflow, and their tables. */
  readonly topics: readonly string[];
}

/** Whether what an audit found belongs to these parts of the lab. */
export function belongsTo(config: LabConfig, parts: AuditedParts, { kind, name }: Leftover): boolean {
  const { slotName, publicationName } = replicationOf(config);
  const names: Readonly<Record<string, readonly string[]>> = {
    ...(parts.connector
      ? { connector: [config.connector.name], 'replication slot': [slotName], publication: [publicationName] }
      : {}),
    ...(parts.integration ? { 'catalog integration': [config.integrationName] } : {}),
    'Tableflow topic': parts.topics,
    table: parts.topics.map(predictTableName),
  };
  // A table is found by its full name.
  const own = kind === 'table' ? (name.split('.').at(-1) ?? name) : name;
  return names[kind]?.includes(own) ?? false;
}
