import type { Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import type { LabContext } from '../src/index.ts';
import * as recipes from '../src/index.ts';
import { bareLab, existingLab, labWithNewSecrets, nextSecrets } from './support/crash-scenes.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { changesBetween, inventoryOf } from './support/inventory.ts';
import type { Process } from './support/killed-runs.ts';
import { sharedDatabase } from './support/shared-clouds.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';
import { type Ended, type Interleaving, interleaveEverywhere, type SharedCourse } from './support/two-runs.ts';

// Two people work on one lab from two processes. Wherever one gets in the other's way, each run ends as if it had been
// alone, or says that there is another one; nothing is made twice, and nothing in use is removed.

type Run = (lab: LabContext) => Promise<unknown>;

const up: Run = (lab) => recipes.setUpLab3(lab);
const down: Run = (lab) => recipes.tearDownLab3(lab);
const verify: Run = (lab) =>
  recipes.verifyTables(
    lab,
    {
      tables: [
        { topic: hotelTopic, sourceTable: 'public.hotel' },
        { topic: customerTopic, sourceTable: 'public.customer' },
      ],
    },
    { wait: false },
  );
const rotate: Run = (lab) =>
  recipes.rotateCredentials(lab, {
    integration: { clientSecret: nextSecrets.client },
    database: { password: nextSecrets.database },
  });

interface Pair {
  readonly name: string;
  readonly prepare: () => Promise<SimulatedLab>;
  readonly shorter: Run;
  readonly longer: Run;
}

const pairs: readonly Pair[] = [
  { name: 'up beside up', prepare: bareLab, shorter: up, longer: up },
  { name: 'up beside down, on a lab that exists', prepare: existingLab, shorter: down, longer: up },
  { name: 'up beside down, where there is no lab yet', prepare: bareLab, shorter: down, longer: up },
  { name: 'down beside up, on a lab that exists', prepare: existingLab, shorter: up, longer: down },
  { name: 'down beside up, where there is no lab yet', prepare: bareLab, shorter: up, longer: down },
  { name: 'verify beside down', prepare: existingLab, shorter: verify, longer: down },
  { name: 'rotate beside up', prepare: labWithNewSecrets, shorter: rotate, longer: up },
  { name: 'down beside down', prepare: existingLab, shorter: down, longer: down },
];

function begin({ prepare, shorter, longer }: Pair): () => Promise<SharedCourse> {
  return async () => {
    const scene = await prepare();
    const { simulator, clock, anotherLab } = scene;
    const database = sharedDatabase(simulator);
    const inventory = (): readonly string[] => [...inventoryOf(simulator.state), ...database.inventory()].sort();
    const before = inventory();
    const as =
      (run: Run) =>
      async (process: Process): Promise<unknown> =>
        run(await anotherLab({ fetch: process.fetchOf(simulator), source: database.source }));
    return {
      clock,
      shorter: as(shorter),
      longer: as(longer),
      changes: () => changesBetween(before, inventory()),
      faults: () => [
        ...faultsOf(simulator, inventory()),
        ...database.droppedInUse().map((one) => `dropped in use: ${one}`),
      ],
      afterwards: async () => {
        await up(await anotherLab({ source: database.source }));
        return changesBetween(before, inventory());
      },
    };
  };
}

/** What no run alone would have left. */
function faultsOf({ state }: Simulator, inventory: readonly string[]): readonly string[] {
  const { confluent, databricks } = state;
  const names = inventory.map((line) => line.split(':')[0] ?? '');
  const isConnected = confluent.catalogIntegrations.some(
    ({ integration }) => integration.status?.phase === 'CONNECTED',
  );
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `twice: ${name}`),
    ...confluent.tableflowTopics
      .filter(({ topic }) => isConnected && topic.status.phase === 'RUNNING')
      .filter(
        ({ topic }) => !databricks.tables.some((table) => table.storage_location === topic.spec.storage.table_path),
      )
      .map(({ topic }) => `written, but not in the catalog: ${topic.spec.display_name}`),
  ];
}

const namesAnother = /another run|somebody else/i;

describe('two runs on one lab', () => {
  const tried: { readonly name: string; readonly tried: number; readonly survived: number }[] = [];

  it.each(pairs)('$name', async (pair) => {
    const all = await interleaveEverywhere(begin(pair));
    const lost = all.map((one) => complaint(one)).filter((one) => one !== undefined);
    tried.push({ name: pair.name, tried: all.length, survived: all.length - lost.length });
    expect(lost).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  it('were survived at every call', () => {
    const lines = tried.map((one) => `${one.name}: tried ${one.tried}, survived ${one.survived}`);
    const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
    const [all, survived] = [sum(tried.map((one) => one.tried)), sum(tried.map((one) => one.survived))];
    process.stdout.write(`${[...lines, `${pairs.length} pairs: tried ${all}, survived ${survived}`].join('\n')}\n`);
    expect(tried.map((one) => one.name)).toEqual(pairs.map((one) => one.name));
    expect(survived).toBe(all);
    expect(all).toBeGreaterThan(600);
  });
});

/** What is wrong with an interleaving, or `undefined`. */
function complaint(one: Interleaving): string | undefined {
  const said = (ended: Ended): string => ended.error?.message ?? 'done';
  const wrong = [
    // A catalog knows no "delete this one only": what it costs is said in the error.
    ...one.faults.filter((fault) => !isAdmitted(fault, one)),
    ...[one.shorter, one.longer].filter(({ error }) => error && !namesAnother.test(error.message)).map(said),
    ...(one.afterwards.error ? [`afterwards: ${said(one.afterwards)}`] : []),
  ];
  return wrong.length === 0 ? undefined : `${one.how}: ${one.at}: ${wrong.join(' | ')} {{ ${one.changes.join(', ')} }}`;
}

function isAdmitted(fault: string, { shorter, longer }: Interleaving): boolean {
  const [, topic] = /^written, but not in the catalog: (.*)$/.exec(fault) ?? [];
  const said = `Could not disable Tableflow on topic "${topic}": somebody else enabled it again while table`;
  return topic !== undefined && [shorter, longer].some(({ error }) => error?.message.includes(said));
}
