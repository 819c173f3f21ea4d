import type { LabContext } from '../../lab/context.ts';
import { listPublishedTables, schemaNameOf } from './published-tables.ts';

/** Whether the schema that Tableflow made exists, with nothing in it. */
export async function isSchemaLeft(lab: LabContext, signal?: AbortSignal): Promise<boolean> {
  if (!isOfTableflow(lab)) return false;
  return (await listPublishedTables(lab, signal))?.length === 0;
}

/** Whether Tableflow chose the name of the schema. */
export function isOfTableflow(lab: LabContext): boolean {
  return schemaNameOf(lab) === lab.config.kafkaClusterId;
}
