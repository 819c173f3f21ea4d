import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';

/** The subjects of a Schema Registry. */
export interface SubjectNames {
  readonly live: readonly string[];
  /** Soft-deleted: their schemas can still be read by id. */
  readonly softDeleted: readonly string[];
}

/** All subjects of the lab's Schema Registry. */
export async function listSubjects(lab: LabContext, signal?: AbortSignal): Promise<SubjectNames> {
  const [live, softDeleted] = await Promise.all([
    listLiveSubjects(lab, signal),
    list(lab, { deletedOnly: true }, signal),
  ]);
  return { live, softDeleted };
}

/** The subjects that are not deleted. */
export function listLiveSubjects(lab: LabContext, signal?: AbortSignal): Promise<readonly string[]> {
  return list(lab, {}, signal);
}

function list(
  lab: LabContext,
  query: { readonly deletedOnly?: boolean },
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const call = lab.confluent.schemaRegistry.GET('/subjects', { params: { query }, signal });
  return unwrapConfluent(call, 'list the subjects');
}
