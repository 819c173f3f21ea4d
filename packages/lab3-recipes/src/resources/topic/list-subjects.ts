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
  const read = (deletedOnly: boolean): Promise<readonly string[]> =>
    unwrapConfluent(
      lab.confluent.schemaRegistry.GET('/subjects', {
        params: { query: deletedOnly ? { deletedOnly } : {} },
        signal,
      }),
      'list the subjects',
    );
  const [live, softDeleted] = await Promise.all([read(false), read(true)]);
  return { live, softDeleted };
}
