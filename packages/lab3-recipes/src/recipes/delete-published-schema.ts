import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../lab/context.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { isOfTableflow, isSchemaLeft } from '../resources/unity-catalog/published-schema.ts';
import { schemaNameOf } from '../resources/unity-catalog/published-tables.ts';

/** What `deletePublishedSchema` did. */
export interface DeletePublishedSchemaResult {
  readonly outcome: UndoOutcome;
  /** Why it is kept, where it is. */
  readonly why?: string;
}

/**
 * Deletes the schema in Unity Catalog that Tableflow made for the tables of the cluster, once it is empty. A schema with
 * tables is kept, because other topics are published there, and so is one with a chosen name: it may be anybody's.
 *
 * Undo: none: Tableflow makes the schema again when it publishes.
 *
 * @throws ApiError when the service principal does not own the schema
 * @example await deletePublishedSchema(lab);
 * @see https://docs.databricks.com/api/workspace/schemas/delete
 */
export async function deletePublishedSchema(
  lab: LabContext,
  options: CallOptions = {},
): Promise<DeletePublishedSchemaResult> {
  if (!(await isSchemaLeft(lab, options.signal))) {
    const why = isOfTableflow(lab) ? 'it is gone, or holds tables of others' : 'its name was chosen by somebody';
    return { outcome: 'unchanged', why };
  }
  const fullName = `${lab.config.databricks.catalogName}.${schemaNameOf(lab)}`;
  const call = lab.databricks.unityCatalog.DELETE('/api/2.1/unity-catalog/schemas/{full_name}', {
    params: { path: { full_name: fullName } },
    signal: options.signal,
  });
  await unlessGone(unwrapDatabricks(call, `delete schema ${fullName}`));
  return { outcome: 'deleted' };
}
