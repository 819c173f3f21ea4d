import { isSamePart, type LabPart } from '../../lab/record.ts';
import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import type { Kept } from './kept.ts';

/** Which parts of a lab a teardown keeps, because somebody else made them. */
export interface KeptParts {
  /** Whether this part is kept. */
  has(part: LabPart): boolean;
  /** All of them, for the person who asked. */
  readonly list: readonly Kept[];
}

/** What somebody else made is kept, unless it is to be deleted as well; and Tableflow on no topic, where all are to go. */
export function keepAdopted(
  { adopted }: ExistingLab,
  {
    deleteAdopted,
    allTopics,
  }: { readonly deleteAdopted?: boolean | undefined; readonly allTopics?: boolean | undefined },
): KeptParts {
  const kept = deleteAdopted ? [] : adopted.filter(({ kind }) => !allTopics || kind !== 'Tableflow topic');
  return {
    has: (part) => kept.some((one) => isSamePart(one, part)),
    list: kept.map(({ kind, name }) => ({
      system: 'Confluent Cloud',
      kind,
      name,
      why: 'somebody else made it',
      option: 'deleteAdopted',
    })),
  };
}
