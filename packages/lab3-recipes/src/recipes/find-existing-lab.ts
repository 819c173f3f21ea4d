import type { LabContext } from '../lab/context.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { type ExistingLab, observeExistingLab } from '../resources/existing-lab/observe-existing-lab.ts';

/**
 * Finds out whether somebody else, e.g. Terraform, made the connector of this lab: one of the lab's name that reads another
 * slot, or, where no name was set, the only one that captures the wanted tables. If so, the lab is taken as it is: topics,
 * tables, slot and publication are those of that connector, and so are the Unity Catalog integration and Tableflow on its
 * topics, unless `lab.record` says that this lab made them. Reads only.
 *
 * Undo: none: it only reads.
 *
 * @throws InputError where the lab is not possible with it, with the key and what makes it possible
 * @example
 * const { lab, adopted } = await findExistingLab(await createLabContext(config));
 * console.log(adopted.map(({ kind, name }) => `${kind} ${name}`));
 */
export async function findExistingLab(lab: LabContext, options: CallOptions = {}): Promise<ExistingLab> {
  const { refusal, ...existing } = await observeExistingLab(lab, options.signal);
  if (refusal) throw refusal;
  return existing;
}
