import type { LabConfig } from './config/lab-config.ts';
import { causeOf } from './diagnosis/find-cause.ts';
import { openPostgres } from './source/open-postgres.ts';
import type { SourceDatabase } from './source/source-database.ts';

/**
 * The lab's PostgreSQL, reached with the connector's own role, so that what works here works there.
 *
 * Needs the package `pg`. Connects at the first call.
 *
 * @example const source = connectPostgres(config.source)
 */
export function connectPostgres(settings: LabConfig['source']): SourceDatabase {
  return openPostgres(settings, (said) => causeOf('connector', said)?.remedy);
}
