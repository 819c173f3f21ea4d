/** A part of a lab that can be somebody else's: its kind and its name. */
export interface LabPart {
  readonly kind: 'connector' | 'catalog integration' | 'Tableflow topic';
  readonly name: string;
}

/** Where the record of a lab is kept. */
export interface LabRecordStore {
  /** What was saved last; nothing at first. */
  load(): Promise<readonly LabPart[]>;
  /** Takes the place of what was saved before. */
  save(parts: readonly LabPart[]): Promise<void>;
}

/**
 * What this lab made in a cluster whose connector is somebody else's, e.g. Terraform's. The clouds do not say who made an
 * integration or enabled Tableflow, so a teardown needs to know it from here to leave alone what others made.
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

/** A record over a store. Default: it lasts as long as the context. */
export function createLabRecord({ load, save }: LabRecordStore = createMemoryStore()): LabRecord {
  // One change after the other: tables are made side by side.
  let changing: Promise<void> = Promise.resolve();
  const change = (update: (made: readonly LabPart[]) => readonly LabPart[]): Promise<void> => {
    const changed = changing.then(async () => {
      const made = await load();
      const updated = update(made);
      if (updated.length !== made.length) await save(updated);
    });
    changing = changed.catch(() => undefined);
    return changed;
  };
  return {
    read: load,
    add: ({ kind, name }) =>
      change((made) => (made.some((one) => isSamePart(one, { kind, name })) ? made : [...made, { kind, name }])),
    remove: (part) => change((made) => made.filter((one) => !isSamePart(one, part))),
  };
}

function createMemoryStore(): LabRecordStore {
  let parts: readonly LabPart[] = [];
  return {
    load: async () => parts,
    save: async (saved) => {
      parts = saved;
    },
  };
}
