import { predictTableName } from '../../lab/names.ts';
import { isSamePart, type LabPart } from '../../lab/record.ts';
import type { ExistingLab } from '../../recipes/find-existing-lab.ts';
import { replicationOf } from '../../resources/connector/replication-of.ts';
import type { Leftover } from '../audit/leftover.ts';
import type { Kept } from './kept.ts';

/** Which parts of a lab a teardown keeps, because somebody else made them. */
export interface KeptParts {
  /** Whether this part is kept. */
  has(part: LabPart): boolean;
  /** All of them, for the person who asked. */
  readonly list: readonly Kept[];
  /** Whether what an audit found belongs to one of them. */
  covers(leftover: Leftover): boolean;
}

/** What somebody else made is kept, unless it was asked for by name. */
export function keepAdopted({ lab, adopted }: ExistingLab, deleteAdopted: boolean | undefined): KeptParts {
  const kept = deleteAdopted ? [] : adopted;
  const names = (kind: LabPart['kind']): readonly string[] =>
    kept.filter((one) => one.kind === kind).map(({ name }) => name);
  const keepsConnector = names('connector').length > 0;
  const { slotName, publicationName } = replicationOf(lab.config);
  const covered: Readonly<Record<string, readonly string[]>> = {
    connector: names('connector'),
    'catalog integration': names('catalog integration'),
    'Tableflow topic': names('Tableflow topic'),
    table: names('Tableflow topic').map(predictTableName),
    'replication slot': keepsConnector ? [slotName] : [],
    publication: keepsConnector ? [publicationName] : [],
  };
  return {
    has: (part) => kept.some((one) => isSamePart(one, part)),
    list: kept.map(({ kind, name }) => ({
      system: 'Confluent Cloud',
      kind,
      name,
      why: 'somebody else made it',
      option: 'deleteAdopted',
    })),
    covers: ({ kind, name }) =>
      covered[kind]?.some((one) => name === one || (kind === 'table' && name.endsWith(`.${one}`))) ?? false,
  };
}
