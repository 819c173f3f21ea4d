import { createSecret } from '@tableflow-workshop/client-core';
import { isChanging, riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { planLab3 } from '../src/compositions/plan-lab3.ts';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import type { LabContext } from '../src/lab/context.ts';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { connectorSays } from './support/diagnosis-scenes.ts';
import { connectorInput, customerTopic, hotelTopic, unityInput } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';

const { clientId } = riverHotels.databricks.servicePrincipal;
const connectors = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors';
const hurried = { pollIntervalMs: 60_000 };

/** A lab whose Tableflow topic is missing the format DELTA. */
async function labWithIceberg(): Promise<SimulatedLab> {
  const simulated = await labWithTables();
  for (const { topic } of simulated.simulator.state.confluent.tableflowTopics) topic.spec.table_formats = ['ICEBERG'];
  return simulated;
}

/** A lab whose integration and connector have failed. */
async function labThatFailed(): Promise<SimulatedLab> {
  const simulated = await labWithTables();
  const { confluent } = simulated.simulator.state;
  for (const { integration } of confluent.catalogIntegrations)
    Object.assign(integration.status ?? {}, { phase: 'FAILED' });
  for (const connector of confluent.connectors) Object.assign(connector, { state: 'FAILED', trace: 'it went away' });
  return simulated;
}

const starts: readonly (readonly [string, () => Promise<SimulatedLab>, readonly string[]])[] = [
  [
    'nothing',
    () => createSimulatedLab(),
    [
      'POST /tableflow/v1/catalog-integrations',
      `POST ${connectors}`,
      'POST /tableflow/v1/tableflow-topics',
      'POST /tableflow/v1/tableflow-topics',
    ],
  ],
  [
    'the connector only',
    () => labWithTopics(),
    [
      'POST /tableflow/v1/catalog-integrations',
      'POST /tableflow/v1/tableflow-topics',
      'POST /tableflow/v1/tableflow-topics',
    ],
  ],
  [
    'the integration only',
    async () => {
      const simulated = await createSimulatedLab();
      await createUnityIntegration(simulated.lab, { ...unityInput, catalogName: 'samples' }, { preflight: false });
      return simulated;
    },
    [
      'PATCH /tableflow/v1/catalog-integrations/tci-001000',
      `POST ${connectors}`,
      'POST /tableflow/v1/tableflow-topics',
      'POST /tableflow/v1/tableflow-topics',
    ],
  ],
  ['everything', () => labWithTables(), []],
  [
    'everything, in another format',
    labWithIceberg,
    [`PATCH /tableflow/v1/tableflow-topics/${hotelTopic}`, `PATCH /tableflow/v1/tableflow-topics/${customerTopic}`],
  ],
  [
    'everything, and it failed',
    labThatFailed,
    ['PATCH /tableflow/v1/catalog-integrations/tci-001001', `PUT ${connectors}/riverhotel-postgres-cdc/config`],
  ],
];

describe('the plan', () => {
  it.each(starts)('from %s names the calls that the set-up then sends', async (_start, prepare, expected) => {
    const { lab, simulator } = await prepare();
    simulator.forgetCalls();
    const plan = await planLab3(lab);
    expect(simulator.calls.filter(isChanging)).toEqual([]);
    const planned = plan.steps.flatMap(({ calls }) => calls.map(({ method, path }) => `${method} ${path}`));
    expect(planned).toEqual(expected);

    simulator.forgetCalls();
    // A lab that was made to fail does not come right by itself; what was sent is what counts here.
    const steps = await setUpLab3(lab, { ...hurried, timeoutMs: 3_600_000 }).then(
      (result) => result.steps,
      () => undefined,
    );
    const sent = simulator.calls
      .filter((call) => isChanging(call) && !call.isFromTableflow)
      .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    expect(sent.toSorted()).toEqual(planned.toSorted());
    if (!steps) return;
    const outcomes = new Map(steps.map((step) => [step.name, step.outcome]));
    expect(plan.steps.map(({ name }) => outcomes.get(name))).toEqual(plan.steps.map(({ outcome }) => outcome));
  });

  it('of a lab that never was is this', async () => {
    const { lab } = await createSimulatedLab({ source: sourceDouble() });
    const [hotel, customer] = ['hotel', 'customer'].map((table) => ({
      topic: `riverhotel.public.${table}`,
      fullTableName: `river-hotels.lkc-river1.riverhotel_public_${table}`,
      writeMode: 'APPEND',
      why: 'the connector will make the topic; cleanup.policy is "delete": every record is a row, so an update is one more',
      dataRetentionMs: undefined,
    }));
    const fixed = (table: string) => [
      `Write mode APPEND and storage s3://river-tableflow-bucket/ of river-hotels.lkc-river1.${table} are fixed while Tableflow is enabled. When it is disabled and enabled again, the table starts at another path.`,
      `The Delta files of river-hotels.lkc-river1.${table} are kept in the bucket until a teardown is asked to delete them.`,
    ];
    const enabling = (topic: string) => ({
      name: `enable Tableflow on ${topic}`,
      outcome: 'created',
      calls: [
        {
          method: 'POST',
          path: '/tableflow/v1/tableflow-topics',
          operation: `enable Tableflow on topic "${topic}"`,
        },
      ],
    });
    const createIntegration = {
      method: 'POST',
      path: '/tableflow/v1/catalog-integrations',
      operation: 'create Unity Catalog integration "tableflow-databricks-workshop"',
    };
    const createConnector = {
      method: 'POST',
      path: connectors,
      operation: 'create connector "riverhotel-postgres-cdc"',
    };
    expect(await planLab3(lab)).toEqual({
      steps: [
        { name: 'create Unity Catalog integration', outcome: 'created', calls: [createIntegration] },
        { name: 'create PostgreSQL CDC connector', outcome: 'created', calls: [createConnector] },
        enabling(hotelTopic),
        enabling(customerTopic),
      ],
      tables: [hotel, customer],
      adopted: [],
      missingGrants: [],
      irreversible: [
        {
          step: 'create Unity Catalog integration',
          effect:
            'Tableflow creates schema river-hotels.lkc-river1 if it is missing. It is kept until a teardown is asked to delete it.',
        },
        ...[
          'Replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot holds back WAL on river-postgres.us-west-2.compute.amazonaws.com for as long as it exists. A teardown drops it; deleting the connector in the console does not.',
          'Topics and their schemas are kept until a teardown is asked to delete them.',
          'Topic prefix, data formats and row shape are fixed: a change would reshape data that is already in the topics.',
        ].map((effect) => ({ step: 'create PostgreSQL CDC connector', effect })),
        ...fixed('riverhotel_public_hotel').map((effect) => ({ step: `enable Tableflow on ${hotelTopic}`, effect })),
        ...fixed('riverhotel_public_customer').map((effect) => ({
          step: `enable Tableflow on ${customerTopic}`,
          effect,
        })),
      ],
      problems: [],
    });
  });

  it('of a finished lab lists no call, and the tables as they are', async () => {
    const { lab, simulator, changes } = await labWithTables({ source: sourceDouble() });
    const [hotel] = simulator.state.databricks.tables;
    Object.assign(hotel ?? {}, { name: 'renamed', full_name: 'river-hotels.lkc-river1.renamed' });
    const unchanged = (name: string) => ({ name, outcome: 'unchanged', calls: [] });
    const why = 'Tableflow writes it so already, and the mode never changes while it is enabled';
    const table = { writeMode: 'APPEND', why, dataRetentionMs: undefined };
    expect(await planLab3(lab)).toEqual({
      steps: [
        unchanged('create Unity Catalog integration'),
        unchanged('create PostgreSQL CDC connector'),
        unchanged(`enable Tableflow on ${hotelTopic}`),
        unchanged(`enable Tableflow on ${customerTopic}`),
      ],
      tables: [
        { topic: hotelTopic, fullTableName: 'river-hotels.lkc-river1.renamed', ...table },
        { topic: customerTopic, fullTableName: 'river-hotels.lkc-river1.riverhotel_public_customer', ...table },
      ],
      adopted: [],
      missingGrants: [],
      irreversible: [],
      problems: [],
    });
    expect(changes()).toEqual([]);
  });

  it('takes the write mode from a topic that is there', async () => {
    const { lab, simulator } = await labWithTopics();
    for (const topic of simulator.state.confluent.topics) topic.configs['cleanup.policy'] = 'compact';
    expect((await planLab3(lab)).tables.map(({ writeMode, why }) => [writeMode, why])).toEqual(
      Array(2).fill(['UPSERT', 'cleanup.policy is "compact": the newest record of a key is its row']),
    );
  });

  it('shows no secret', async () => {
    const { lab } = await createSimulatedLab();
    const { keys, databricks, database } = riverHotels;
    const secrets = [
      ...Object.values(keys).map((one) => one.secret),
      databricks.servicePrincipal.clientSecret,
      database.password,
    ];
    const plan = JSON.stringify(await planLab3(lab));
    expect(secrets.filter((secret) => plan.includes(secret))).toEqual([]);
  });
});

describe('what has to be mended first', () => {
  /** River Hotels, whose service principal was given less. */
  function worldWith(grants: Partial<World['databricks']['grants']>): World {
    const { databricks } = riverHotels;
    return { ...riverHotels, databricks: { ...databricks, grants: { ...databricks.grants, ...grants } } };
  }
  const bothSides = async (lab: LabContext) => {
    const { problems, missingGrants } = await planLab3(lab);
    return { missingGrants, problems: problems.map(({ path, problem }) => `${path}: ${problem}`) };
  };

  it('is listed at once, with who gains what', async () => {
    const { lab, changes } = await createSimulatedLab({
      world: worldWith({
        catalog: ['ALL_PRIVILEGES'],
        externalLocation: ['READ_FILES', 'WRITE_FILES', 'CREATE_EXTERNAL_TABLE'],
      }),
      source: sourceDouble({ inspect: async () => ({ ...goodFindings, walLevel: 'replica' }) }),
    });
    expect(await bothSides(lab)).toEqual({
      missingGrants: [
        {
          securable: 'catalog river-hotels',
          principal: clientId,
          gains: ['EXTERNAL_USE_SCHEMA'],
          remedies: [
            `As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG \`river-hotels\` TO \`${clientId}\`;`,
          ],
        },
        {
          securable: 'external location river-external-location',
          principal: clientId,
          gains: ['EXTERNAL_USE_LOCATION'],
          remedies: [
            `As owner of the external location run: GRANT EXTERNAL USE LOCATION ON EXTERNAL LOCATION \`river-external-location\` TO \`${clientId}\`;`,
          ],
        },
      ],
      problems: [
        'wal_level: is "replica", but change capture needs "logical".',
        `catalog river-hotels: service principal ${clientId} is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply.`,
        `external location river-external-location: service principal ${clientId} is missing EXTERNAL_USE_LOCATION, which ALL_PRIVILEGES does not imply.`,
      ],
    });
    expect(changes()).toEqual([]);
  });

  it('is an external location over the storage', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.state.databricks.externalLocations = [];
    expect((await bothSides(lab)).problems).toEqual([
      `storage s3://river-tableflow-bucket/: no external location that ${clientId} sees covers it.`,
    ]);
  });

  it('is a change that a recipe refuses', async () => {
    const { lab, anotherLab } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, { ...connectorInput, afterStateOnly: false }, { wait: false });
    const { connector } = configOf(riverHotels);
    const plan = await planLab3(await anotherLab({ config: { connector } }));
    expect(plan.steps[1]).toEqual({ name: 'create PostgreSQL CDC connector', outcome: 'refused', calls: [] });
    expect(plan.problems.map(({ path }) => path)).toEqual(['after.state.only']);
    await expect(setUpLab3(lab)).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('what would stop the lab', () => {
  it('is among the problems: a refused key, a connector and a table that have stopped', async () => {
    const { anotherLab, simulator, changes } = await labWithTables();
    connectorSays(simulator, 'PAUSED', '');
    const [record] = simulator.state.confluent.tableflowTopics;
    if (!record) throw new Error('a lab with tables has one');
    record.topic.spec.suspended = true;
    changes();
    const { confluent } = configOf(riverHotels);
    const key = { id: 'RIVERWRONGKEY001', secret: createSecret('river-wrong-secret') };
    const lab = await anotherLab({
      config: { confluent: { ...confluent, schemaRegistry: { ...confluent.schemaRegistry, key } } },
    });
    const { problems } = await planLab3(lab);
    expect(problems.map(({ path }) => path)).toEqual([
      'Schema Registry key RIVERWRONGKEY001',
      'connector riverhotel-postgres-cdc',
      'Tableflow on topic riverhotel.public.hotel',
    ]);
    expect(changes()).toEqual([]);
  });
});
