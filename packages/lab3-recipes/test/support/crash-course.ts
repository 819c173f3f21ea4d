import type { VirtualClock } from '@tableflow-workshop/client-core';
import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import type { LabContext } from '../../src/lab/context.ts';
import type { TableFiles } from '../../src/recipes/delete-table-files.ts';
import { replicationOf } from '../../src/resources/connector/replication-of.ts';
import type { SourceDatabase } from '../../src/source/source-database.ts';
import { goodTable, inDepth, slot } from './healthy-source.ts';
import { changesBetween, inventoryOf } from './inventory.ts';
import type { Course, Process } from './killed-runs.ts';
import { configOf, type SimulatedLab } from './simulated-lab.ts';
import { sourceDouble } from './source-double.ts';

/** What a process has in its hands. Whatever it does with them is a call of that process. */
export interface Hands {
  readonly process: Process;
  readonly lab: LabContext;
  /** The user's bucket. */
  readonly files: TableFiles;
  /** The source database, which the lab has too. */
  readonly database: SourceDatabase;
  readonly fetch: Simulator['fetch'];
  readonly clock: VirtualClock;
}

/**
 * One run of a recipe, on clouds, a database and a bucket of its own.
 *
 * @param prepare the clouds as the recipe finds them
 */
export function courseOf<Scene extends SimulatedLab>(
  prepare: () => Promise<Scene>,
  run: (hands: Hands, scene: Scene) => Promise<unknown>,
): () => Promise<Course> {
  return async () => {
    const scene = await prepare();
    const { simulator, clock } = scene;
    const { source, replication } = databaseBehind(simulator);
    const bucket = bucketBehind(simulator);
    const inventory = (): readonly string[] =>
      [...inventoryOf(simulator.state), ...replication, ...bucket.contents()].sort();
    const before = inventory();
    return {
      clock,
      changes: () => changesBetween(before, inventory()),
      run: async (process) => {
        const fetch = process.fetchOf(simulator);
        const database = port(process, 'database', source);
        const files = port(process, 'bucket', bucket.files);
        const lab = await scene.anotherLab({ fetch, source: database });
        return run({ process, lab, database, files, fetch, clock }, scene);
      },
    };
  };
}

/** What the caller of a recipe brings along: each of its methods is a call. */
export function port<Port extends object>(process: Process, name: string, methods: Port): Port {
  const calling = Object.entries(methods).map(([method, work]) => [
    method,
    (...given: unknown[]) => process.call(`${name}: ${method}`, async () => work(...given)),
  ]);
  return Object.fromEntries(calling);
}

/** Those of the lab, and those of the workshop since 2026. */
const tables = ['public.customer', 'public.hotel', 'cdc.customer', 'cdc.hotel'];

/** The source database, with what the connectors made in it. A slot is in use as long as its connector is there. */
function databaseBehind({ state }: Simulator): {
  readonly source: SourceDatabase;
  readonly replication: ReadonlySet<string>;
} {
  const made = state.confluent.connectors.map(({ name }) => replicationOf(configOf(riverHotels), { name }));
  const slots = new Set(made.map(({ slotName }) => slotName));
  const replication = new Set(made.flatMap(linesOf));
  const source = sourceDouble({
    inspect: async () => {
      const isActive = state.confluent.connectors.length > 0;
      const allSlots = [...slots].map((name) => slot(name, { isActive }));
      return inDepth({ allSlots, tables: tables.map((table) => goodTable(table)) }, { tables });
    },
    dropReplication: async (names) => {
      slots.delete(names.slotName);
      return linesOf(names).filter((line) => replication.delete(line));
    },
  });
  return { source, replication };
}

function linesOf(names: { readonly slotName: string; readonly publicationName: string }): readonly string[] {
  return [`replication slot ${names.slotName}`, `publication ${names.publicationName}`];
}

/** The bucket, with the files of the tables that stand. What is deleted besides shows, too. */
function bucketBehind({ state }: Simulator): {
  readonly files: TableFiles;
  readonly contents: () => readonly string[];
} {
  const tables = new Map(state.databricks.tables.map((table) => [`${table.storage_location}/`, table.name]));
  const deleted = new Set<string>();
  return {
    files: {
      deletePrefix: async (url) => {
        deleted.add(url);
      },
    },
    contents: () => [
      ...[...tables].filter(([path]) => !deleted.has(path)).map(([, name]) => `files of ${name}`),
      ...[...deleted].filter((url) => !tables.has(url)).map((url) => `deleted from the bucket: ${url}`),
    ],
  };
}
