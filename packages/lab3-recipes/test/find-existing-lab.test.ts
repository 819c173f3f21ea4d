import { describe, expect, it } from 'vitest';
import { planLab3 } from '../src/compositions/plan-lab3.ts';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { findExistingLab } from '../src/recipes/find-existing-lab.ts';
import { verifyTables } from '../src/verification/verify-tables.ts';
import { inputErrorOf } from './support/input-error.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';
import {
  terraform,
  terraformConfig,
  terraformConnector,
  terraformLab,
  terraformTables,
  terraformTopics,
} from './support/terraform-lab.ts';

const hurried = { pollIntervalMs: 60_000 };

/** Everything of the lab made by Terraform, and running. */
async function labMadeByTerraform(): Promise<SimulatedLab> {
  const simulated = await terraformLab();
  await terraform.connector(simulated);
  await terraform.wait(simulated);
  await terraform.integration(simulated, { custom_schema: 'riverhotel' });
  for (const topic of terraformTopics) await terraform.tableflow(simulated, topic);
  await terraform.wait(simulated);
  simulated.simulator.forgetCalls();
  return simulated;
}

const outcomes = (steps: readonly { readonly name: string; readonly outcome: string }[]): readonly string[] =>
  steps.map(({ name, outcome }) => `${name}: ${outcome}`);
const parts = ['connector', 'catalog integration', 'Tableflow topic', 'Tableflow topic'];

describe('a lab that Terraform made', () => {
  it('has a plan without a problem and without a call, and says which differences matter', async () => {
    const { lab, changes } = await labMadeByTerraform();
    const { steps, problems, adopted } = await planLab3(lab);
    expect(problems).toEqual([]);
    expect(outcomes(steps)).toEqual([
      'create Unity Catalog integration: adopted',
      'create PostgreSQL CDC connector: adopted',
      'enable Tableflow on riverhotel.cdc.customer: adopted',
      'enable Tableflow on riverhotel.cdc.hotel: adopted',
    ]);
    expect(adopted.map(({ kind }) => kind)).toEqual(parts);
    expect(
      adopted[0]?.differences
        .filter(({ matters }) => matters)
        .map(({ key, current, wanted }) => [key, current, wanted]),
    ).toEqual([
      ['database.sslmode', 'disable', 'require'],
      ['tombstones.on.delete', 'true', 'false'],
    ]);
    expect(changes()).toEqual([]);
  });

  it('is set up by changing nothing, is complete, and is torn down by removing nothing', async () => {
    const { lab, changes } = await labMadeByTerraform();
    const { verdict, steps, adopted, tables } = await setUpLab3(lab, hurried);
    expect(verdict).toBe('complete');
    expect(tables.map(({ fullTableName, deltaRows }) => [fullTableName, deltaRows])).toEqual([
      ['river-hotels.riverhotel.riverhotel_cdc_customer', 1_000],
      ['river-hotels.riverhotel.riverhotel_cdc_hotel', 30],
    ]);
    expect(outcomes(steps).filter((line) => line.endsWith('adopted'))).toEqual([
      'create Unity Catalog integration: adopted',
      'create PostgreSQL CDC connector: adopted',
      'enable Tableflow on riverhotel.cdc.customer: adopted',
      'enable Tableflow on riverhotel.cdc.hotel: adopted',
    ]);
    expect(adopted.map(({ kind }) => kind)).toEqual(parts);
    const { lab: asItIs } = await findExistingLab(lab);
    const followed = terraformTables.map((sourceTable) => ({ sourceTable, topic: `riverhotel.${sourceTable}` }));
    expect((await verifyTables(asItIs, { tables: followed }, { wait: false })).verdict).toBe('complete');

    const down = await tearDownLab3(lab, { deleteTopics: true, deleteSubjects: true, deleteSchema: true });
    expect(outcomes(down.steps)).toEqual([
      'disable Tableflow on riverhotel.cdc.customer: kept',
      'disable Tableflow on riverhotel.cdc.hotel: kept',
      'delete Unity Catalog integration: kept',
      'delete PostgreSQL CDC connector: kept',
      'delete Unity Catalog schema: unchanged',
      'check for leftovers: clean',
    ]);
    expect(down.kept.map(({ kind, name, why, option }) => [kind, name, why, option])).toEqual([
      ['connector', terraformConnector, 'somebody else made it', 'deleteAdopted'],
      ['catalog integration', 'tableflow-databricks-workshop', 'somebody else made it', 'deleteAdopted'],
      ['Tableflow topic', 'riverhotel.cdc.customer', 'somebody else made it', 'deleteAdopted'],
      ['Tableflow topic', 'riverhotel.cdc.hotel', 'somebody else made it', 'deleteAdopted'],
    ]);
    expect(changes()).toEqual([]);
  });

  it('keeps Tableflow on the topics of later labs, whose names begin like those of the connector', async () => {
    const simulated = await labMadeByTerraform();
    const { confluent } = simulated.simulator.state;
    confluent.topics.push({ name: 'riverhotel.cdc.clickstream', partitions: 1, configs: {} });
    confluent.subjects.push({
      name: 'riverhotel.cdc.clickstream-value',
      versions: [{ id: 1, version: 1, schema: '"string"' }],
    });
    await terraform.tableflow(simulated, 'riverhotel.cdc.clickstream');
    await terraform.wait(simulated);
    const { steps } = await tearDownLab3(simulated.lab, { deleteAdopted: true });
    expect(steps.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted', 'kept', 'deleted', 'clean']);
    expect(confluent.tableflowTopics.map(({ topic }) => topic.spec.display_name)).toEqual([
      'riverhotel.cdc.clickstream',
    ]);
  });

  it('is torn down whole where that is asked for', async () => {
    const { lab, simulator } = await labMadeByTerraform();
    const { steps, kept } = await tearDownLab3(lab, { deleteAdopted: true });
    expect(steps.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted', 'deleted', 'deleted', 'clean']);
    expect(kept).toEqual([]);
    const { confluent } = simulator.state;
    expect([confluent.connectors, confluent.catalogIntegrations, confluent.tableflowTopics]).toEqual([[], [], []]);
  });
});

describe('a connector that Terraform made, and nothing else', () => {
  it("is adopted; what the lab makes beside it is the lab's, and goes with it", async () => {
    const simulated = await terraformLab();
    await terraform.connector(simulated);
    await terraform.wait(simulated);
    const { lab, simulator } = simulated;
    const { verdict, steps, adopted } = await setUpLab3(lab, hurried);
    expect([verdict, adopted.map(({ name }) => name)]).toEqual(['complete', [terraformConnector]]);
    expect(outcomes(steps).filter((line) => /created|adopted/.test(line))).toEqual([
      'create Unity Catalog integration: created',
      'create PostgreSQL CDC connector: adopted',
      'enable Tableflow on riverhotel.cdc.customer: created',
      'enable Tableflow on riverhotel.cdc.hotel: created',
    ]);
    const again = await setUpLab3(lab, hurried);
    expect(outcomes(again.steps).filter((line) => /created|updated/.test(line))).toEqual([]);
    const down = await tearDownLab3(lab);
    expect(down.steps.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted', 'deleted', 'kept', 'clean']);
    expect(down.kept.map(({ kind }) => kind)).toEqual(['connector']);
    const { confluent } = simulator.state;
    expect([confluent.connectors.length, confluent.catalogIntegrations, confluent.tableflowTopics]).toEqual([
      1,
      [],
      [],
    ]);
  });

  it('is found without its name where it is the only one that captures the tables', async () => {
    const simulated = await terraformLab();
    await terraform.connector(simulated);
    const connector = {
      ...terraformConfig.connector,
      name: 'wp001-postgres-cdc',
    } as const;
    const { lab, adopted } = await findExistingLab(
      await simulated.anotherLab({
        config: { ...terraformConfig, connector, defaulted: ['name', 'topicPrefix', 'tableIncludeList'] },
      }),
    );
    expect(adopted.map(({ name }) => name)).toEqual([terraformConnector]);
    expect(lab.config.connector).toEqual({
      name: terraformConnector,
      topicPrefix: 'riverhotel',
      tableIncludeList: [...terraformTables],
      slotName: 'debezium_slot_wp001',
      publicationName: 'dbz_publication_wp001',
    });
  });

  it('of which there are two is not chosen between', async () => {
    const simulated = await terraformLab();
    await terraform.connector(simulated);
    await terraform.connector(simulated, {
      name: 'another-source',
      'slot.name': 'another',
      'publication.name': 'another',
    });
    const connector = {
      ...terraformConfig.connector,
      name: 'wp001-postgres-cdc',
    } as const;
    const { adopted } = await findExistingLab(
      await simulated.anotherLab({
        config: { ...terraformConfig, connector, defaulted: ['name', 'topicPrefix', 'tableIncludeList'] },
      }),
    );
    expect(adopted).toEqual([]);
  });
});

describe('a connector with which the lab is not possible', () => {
  it('is no reason to refuse a teardown, which keeps it', async () => {
    const simulated = await terraformLab();
    await terraform.connector(simulated, { 'output.data.format': 'JSON', 'database.dbname': 'elsewhere' });
    const { steps, kept } = await tearDownLab3(simulated.lab);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'kept', 'clean']);
    expect(kept.map(({ name }) => name)).toEqual([terraformConnector]);
  });
});

describe('what makes the lab impossible is refused, with the key and the remedy', () => {
  const { connector } = terraformConfig;
  it.each([
    [
      'a format without a schema',
      { 'output.data.format': 'JSON' },
      {},
      'output.data.format: is "JSON", which has no schema, and Tableflow makes tables of topics with a schema only. Create the connector again with AVRO, JSON_SR or PROTOBUF, and delete its topics before.',
    ],
    [
      'a table that is wanted and not captured',
      {},
      { tableIncludeList: ['cdc.hotel', 'cdc.reviews'] },
      'table.include.list: is "cdc.customer,cdc.hotel", and does not capture cdc.reviews. Add them where the connector was made (in Terraform: table_include_list), or leave them out of LAB3_TABLES.',
    ],
    [
      'a pattern, where no tables are set',
      { 'table.include.list': 'cdc\\..*' },
      {},
      'table.include.list: is a pattern, so that the captured tables are not known. Set LAB3_TABLES to the tables of the lab.',
    ],
    [
      'another topic prefix than the one that was set',
      {},
      { topicPrefix: 'lake' },
      'topic.prefix: is "riverhotel", and "lake" is wanted. Unset LAB3_TOPIC_PREFIX: the topics of the connector are used then.',
    ],
  ] as const)('%s', async (_title, live, settings, line) => {
    const simulated = await terraformLab();
    await terraform.connector(simulated, live);
    const defaulted = (['topicPrefix', 'tableIncludeList'] as const).filter((name) => !(name in settings));
    const lab = await simulated.anotherLab({
      config: { ...terraformConfig, defaulted, connector: { ...connector, ...settings } },
    });
    simulated.changes();
    const error = await inputErrorOf(() => setUpLab3(lab));
    expect(error.message).toBe(
      `Could not adopt connector "${terraformConnector}", which somebody else made:\n  - ${line}`,
    );
    expect(simulated.changes()).toEqual([]);
  });
});
