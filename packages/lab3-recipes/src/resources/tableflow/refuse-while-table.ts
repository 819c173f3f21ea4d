import { InputError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { findTableflowTopic } from './tableflow-topics.ts';

/** Refuses to take away what a table is written from: Tableflow would stop with an error. */
export async function refuseWhileTable(
  lab: LabContext,
  topic: string,
  tried: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!(await findTableflowTopic(lab, topic, signal))) return;
  const problem = 'has Tableflow enabled, which needs it.';
  throw new InputError({
    tried,
    problems: [{ path: topic, problem, remedy: 'Disable Tableflow on the topic first.' }],
  });
}
