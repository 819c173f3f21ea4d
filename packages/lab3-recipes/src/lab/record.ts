/** A part of a lab that can be somebody else's: its kind and its name. */
export interface LabPart {
  readonly kind: 'connector' | 'catalog integration' | 'Tableflow topic';
  readonly name: string;
}

/**
 * What this lab made in a cluster whose connector is somebody else's, e.g. Terraform's. The clouds do not say who made an
 * integration or enabled Tableflow, so a teardown that must not take what others made has to be told.
 */
export interface LabRecord {
  /** The parts that this lab made. */
  read(): Promise<readonly LabPart[]>;
  /** Called before a part is made. */
  add(part: LabPart): Promise<void>;
  /** Called when a part is gone. */
  remove(part: LabPart): Promise<void>;
}

/** Whether two parts are the same. */
export function isSamePart(one: LabPart, other: LabPart): boolean {
  return one.kind === other.kind && one.name === other.name;
}

/** A record that lasts as long as the context. */
export function createLabRecord(): LabRecord {
  let made: readonly LabPart[] = [];
  const without = (part: LabPart): readonly LabPart[] => made.filter((one) => !isSamePart(one, part));
  return {
    read: async () => made,
    async add(part) {
      made = [...without(part), part];
    },
    async remove(part) {
      made = without(part);
    },
  };
}
