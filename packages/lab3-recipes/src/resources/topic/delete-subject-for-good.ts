import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { unlessGone } from '../../mechanics/unless-gone.ts';

/** Deletes a subject permanently: the service wants a live one to be deleted softly first. */
export async function deleteSubjectForGood(
  lab: LabContext,
  subject: string,
  isLive: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (isLive) await send(lab, subject, {}, signal);
  await send(lab, subject, { permanent: true }, signal);
}

async function send(
  lab: LabContext,
  subject: string,
  query: { readonly permanent?: boolean },
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = lab.confluent.schemaRegistry.DELETE('/subjects/{subject}', {
    params: { path: { subject }, query },
    signal,
  });
  await unlessGone(unwrapConfluent(call, `delete subject "${subject}"`));
}
