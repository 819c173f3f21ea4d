import type { LabContext } from '../../lab/context.ts';
import type { SourceScope } from '../../source/source-database.ts';
import { replicationOf } from './replication-of.ts';

/** Captured tables, and the names under which they are captured. */
export interface CapturedSource {
  /** Captured tables, each as `schema.table`. */
  readonly tables: readonly string[];
  /** Replication slot. Default: that of the lab's connector. */
  readonly slotName?: string | undefined;
  /** Publication. Default: that of the lab's connector. */
  readonly publicationName?: string | undefined;
}

/** What to inspect in the source database. Names that were not given are those that the lab's connector will use. */
export function sourceScope({ config }: LabContext, captured: CapturedSource): SourceScope {
  const { tables, slotName, publicationName } = captured;
  return { tables, ...replicationOf(config, { name: config.connector.name, slotName, publicationName }) };
}
