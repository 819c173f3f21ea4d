import type { LabContext } from '../../lab/context.ts';
import type { SourceScope } from '../../source/source-database.ts';
import { replicationOf } from './replication-of.ts';

/** Captured tables, and the names under which they are captured. */
export interface CapturedSource {
  readonly tables: readonly string[];
  readonly slotName?: string | undefined;
  readonly publicationName?: string | undefined;
}

/** What to inspect in the source database. Names that nobody gave are those that the lab's connector will use. */
export function sourceScope({ config }: LabContext, captured: CapturedSource): SourceScope {
  const { tables, slotName, publicationName } = captured;
  return { tables, ...replicationOf({ name: config.connector.name, slotName, publicationName }) };
}
