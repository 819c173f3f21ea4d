import { InputError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../../lab/context.ts';
import { findTableflowTopic, type TableflowTopic } from './tableflow-topics.ts';

/** Tableflow on a topic. @throws InputError where it is not enabled */
export async function getTableflowTopic(
  lab: LabContext,
  topic: string,
  tried: string,
  signal: AbortSignal | undefined,
  remedy = 'Check its name, or enable it: lab3 enable <topic>, or enableTableflow.',
): Promise<TableflowTopic> {
  const live = await findTableflowTopic(lab, topic, signal);
  if (live) return live;
  throw new InputError({ tried, problems: [{ path: 'topic', problem: `has no Tableflow: "${topic}".`, remedy }] });
}
