import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import { replicationOf } from '../../src/resources/connector/replication-of.ts';
import type { SourceDatabase } from '../../src/source/source-database.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { inDepth, slot } from './healthy-source.ts';
import { configOf } from './simulated-lab.ts';
import { sourceDouble } from './source-double.ts';

/** The source database as several runs see it: connectors come and go, and make what they read from where it is missing. */
export interface SharedDatabase {
  readonly source: SourceDatabase;
  /** Slots and publications that are there. */
  readonly inventory: () => readonly string[];
  /** What was dropped while a connector used it. */
  readonly droppedInUse: () => readonly string[];
}

export function sharedDatabase({ state }: Simulator): SharedDatabase {
  const slots = new Map<string, string>();
  const publications = new Map<string, string>();
  const droppedInUse: string[] = [];
  const running = () => state.confluent.connectors.filter((one) => one.state === 'RUNNING');
  /** A connector makes slot and publication when it starts, and not again while it runs. */
  const observe = (): void => {
    for (const { id, name } of running()) {
      const { slotName, publicationName } = replicationOf(configOf(riverHotels), { name });
      for (const [made, thing] of [[slots, slotName] as const, [publications, publicationName] as const]) {
        if (made.get(thing) === id) continue;
        made.set(thing, id);
      }
    }
  };
  const isUsed = (thing: string): boolean =>
    running().some(({ name }) => Object.values(replicationOf(configOf(riverHotels), { name })).includes(thing));
  observe();
  const source = sourceDouble({
    inspect: async () => {
      observe();
      return inDepth({ allSlots: [...slots.keys()].map((name) => slot(name, { isActive: isUsed(name) })) });
    },
    dropReplication: async ({ slotName, publicationName }) => {
      observe();
      if (isUsed(slotName))
        throw new SourceError(`replication slot "${slotName}" is active`, 'refused', { code: '55006' });
      if (isUsed(publicationName)) droppedInUse.push(publicationName);
      return [
        ...(slots.delete(slotName) ? [`replication slot ${slotName}`] : []),
        ...(publications.delete(publicationName) ? [`publication ${publicationName}`] : []),
      ];
    },
  });
  return {
    source,
    droppedInUse: () => droppedInUse,
    inventory: () => {
      observe();
      return [
        ...[...slots.keys()].map((name) => `replication slot ${name}`),
        ...[...publications.keys()].map((name) => `publication ${name}`),
      ];
    },
  };
}
