import type pg from 'pg';
import type { CaptureOptions } from './capture-options.ts';
import { ConnectorFailure, connectException, debeziumException, isPassing, traceOf } from './connector-failure.ts';
import { quoted, quotedName, type SourceTable } from './source-table.ts';

/**
 * Sees to it that the publication exists and, in `filtered` mode, publishes the captured tables and no others.
 *
 * @throws ConnectorFailure when it may not be made, cannot be made, or would publish nothing
 */
export async function ensurePublication(
  client: pg.Client,
  options: CaptureOptions,
  tables: readonly SourceTable[],
): Promise<void> {
  const { publicationName: name, publicationMode: mode } = options;
  const names = tables.map(quotedName);
  const viaRoot = options.publishViaRoot ? ' WITH (publish_via_partition_root = true)' : '';
  if (names.length === 0) throw nothingToCapture(name, mode);
  const { rowCount } = await client.query('SELECT FROM pg_publication WHERE pubname = $1', [name]);
  const exists = rowCount !== 0;
  if (!exists && mode === 'disabled') {
    throw new ConnectorFailure(
      connectException,
      'Publication autocreation is disabled, please create one and restart the connector.',
    );
  }
  if (!exists && mode === 'all_tables') {
    const statement = `CREATE PUBLICATION ${quoted(name)} FOR ALL TABLES${viaRoot}`;
    await attempt(client, statement, `Unable to create publication ${name} for all tables`);
  }
  if (mode !== 'filtered' || (exists && (await publishes(client, name, names)))) return;
  const statement = exists
    ? `ALTER PUBLICATION ${quoted(name)} SET TABLE ${names.join(', ')}`
    : `CREATE PUBLICATION ${quoted(name)} FOR TABLE ${names.join(', ')}${viaRoot}`;
  const verb = exists ? 'update' : 'create';
  await attempt(client, statement, `Unable to ${verb} filtered publication ${name} for ${names.join(', ')}`);
}

async function attempt(client: pg.Client, statement: string, failure: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (isPassing(error)) throw error;
    throw new ConnectorFailure(connectException, failure, traceOf(error));
  }
}

async function publishes(client: pg.Client, publication: string, names: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    // What it was made for: what it publishes may be the partitions instead.
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_publication p JOIN pg_publication_rel r ON r.prpubid = p.oid
     JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.pubname = $1`,
    [publication],
  );
  const published = new Set(rows.map(quotedName));
  return published.size === names.length && names.every((name) => published.has(name));
}

function nothingToCapture(name: string, mode: CaptureOptions['publicationMode']): ConnectorFailure {
  if (mode === 'filtered') {
    const cause = `${debeziumException}: No table filters found for filtered publication ${name}`;
    return new ConnectorFailure(connectException, `Unable to create filtered publication ${name} for `, cause);
  }
  return new ConnectorFailure(
    debeziumException,
    'After applying the include/exclude list filters, no changes will be captured. Please check your configuration!',
  );
}
