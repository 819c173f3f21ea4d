import { sleep } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import * as recipes from '../src/index.ts';
import { courseOf, type Hands, port } from './support/crash-course.ts';
import {
  after,
  bareLab,
  bareStorage,
  connectedStorage,
  connectorAccess,
  existingLab,
  labBesideForeignConnector,
  labWithAcls,
  labWithCapture,
  labWithEmptySchema,
  labWithFailedIntegration,
  labWithForeignConnector,
  labWithGrants,
  labWithNewSecrets,
  labWithoutRole,
  labWithRepairPlan,
  labWithSuspendedTopic,
  longKept,
  nextSecrets,
  storageOfDatabricks,
} from './support/crash-scenes.ts';
import { connectorInput, hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { type Course, killEverywhere } from './support/killed-runs.ts';
import { configWithoutKey } from './support/simulated-lab.ts';
import { awsInput, azureInput, type StorageScene } from './support/storage-scene.ts';
import { unityAdministrator } from './support/unity-administrator.ts';

// Wherever a run of a recipe ends before its end, the next one reaches the same state, with one of each.

const notebook = { path: '/Shared/hotels.sql', content: 'SELECT 1', format: 'SOURCE' } as const;
const clicks = { topic: 'clickstream', partitions: 6, configs: { 'cleanup.policy': 'compact' } };
const clickSchema = { topic: 'clickstream', schema: '{"type":"record","name":"Click","fields":[]}' };
const principal = riverHotels.databricks.servicePrincipal.clientId;
const access = { principal, catalogName: 'river-hotels', externalLocationName: 'river-external-location' };

/** @param given `readTrust` where the caller can read the policy of the role, too */
const connectStorage =
  (input: typeof awsInput | typeof azureInput, given: 'applyTrust' | 'readTrust' = 'applyTrust') =>
  ({ process, fetch }: Hands, { applyTrust, administratorWith, simulator }: StorageScene): Promise<unknown> => {
    const readTrust = async (): Promise<unknown> => simulator.state.trusts?.at(-1)?.policy;
    const account = given === 'readTrust' ? { applyTrust, readTrust } : { applyTrust };
    return recipes.connectStorage(administratorWith(fetch), input, port(process, 'account', account));
  };
const disconnectStorage =
  (input: typeof awsInput | typeof azureInput) =>
  ({ fetch }: Hands, { administratorWith }: StorageScene): Promise<unknown> =>
    recipes.disconnectStorage(administratorWith(fetch), input);

// What exists, in the words of `inventoryOf`.
const integration = 'integration tableflow-databricks-workshop';
const connector = 'connector riverhotel-postgres-cdc: RUNNING';
const tables = 'public.hotel, public.customer';
const runningConnector = `${connector}, ${tables}, river-database-secret`;
const replication = [
  'replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot',
  'publication sa_river1_riverhotel_postgres_cdc_1xlimwq_pub',
];
const topics = ['topic riverhotel.public.customer', 'topic riverhotel.public.hotel'];
const subjects = ['customer-key', 'customer-value', 'hotel-key', 'hotel-value'].map(
  (end) => `subject riverhotel.public.${end}`,
);
const heartbeatTopic = 'topic __debezium-heartbeat-lcc-river1.riverhotel';
const heartbeatSubject = 'subject __debezium-heartbeat-lcc-river1.riverhotel-value';
const tableflow = (table: string, rest = 'DELTA, 7 days'): string =>
  `Tableflow on riverhotel.public.${table}: RUNNING, ${rest}`;
const longKeptTableflow = tableflow('hotel', 'DELTA,ICEBERG, 56 days');
const schema = 'schema river-hotels.lkc-river1';
const published = (table: string): string => `table river-hotels.lkc-river1.riverhotel_public_${table}`;
const files = (table: string): string => `files of riverhotel_public_${table}`;
/** What a lab makes beside a connector that is there. */
const besideForeignConnector = [
  'Tableflow on riverhotel.cdc.customer: RUNNING, DELTA, 7 days',
  'Tableflow on riverhotel.cdc.hotel: RUNNING, DELTA, 7 days',
  `${integration}: CONNECTED, river-databricks-secret`,
  schema,
  'table river-hotels.lkc-river1.riverhotel_cdc_customer',
  'table river-hotels.lkc-river1.riverhotel_cdc_hotel',
];
const grants = (on: string, privileges: readonly string[]): readonly string[] =>
  privileges.map((privilege) => `${privilege} on ${on} for ${principal}`);
const onCatalog = grants('catalog/river-hotels', [
  'CREATE_SCHEMA',
  'CREATE_TABLE',
  'EXTERNAL_USE_SCHEMA',
  'USE_CATALOG',
  'USE_SCHEMA',
]);
const onLocation = grants('external_location/river-external-location', [
  'CREATE_EXTERNAL_TABLE',
  'EXTERNAL_USE_LOCATION',
  'READ_FILES',
  'WRITE_FILES',
]);
const acls = [
  'CREATE TOPIC riverhotel (PREFIXED)',
  'DESCRIBE CLUSTER kafka-cluster (LITERAL)',
  'WRITE TOPIC riverhotel (PREFIXED)',
].map((acl) => `User:sa-river1 may ${acl}`);
const location = (url: string): string => `external location river-location on ${url} with river-credential`;
const awsLocation = location('s3://river-tableflow-bucket/');
const azureLocation = location('abfss://tables@riverstorage.dfs.core.windows.net/');
const awsTrust = 'trust in arn:aws:iam::123456789012:role/river-tableflow-role';

const came = (...lines: readonly string[]): readonly string[] => [...lines].sort().map((line) => `+ ${line}`);
const went = (...lines: readonly string[]): readonly string[] => [...lines].sort().map((line) => `- ${line}`);

/** One run of a recipe, and all that it changes, whether it was killed or not. */
interface Row {
  readonly recipe: keyof typeof recipes;
  /** Which of several runs. */
  readonly when?: string;
  readonly begin: () => Promise<Course>;
  readonly changes: readonly string[];
}

const matrix: readonly Row[] = [
  {
    recipe: 'createUnityIntegration',
    begin: courseOf(bareLab, ({ lab }) => recipes.createUnityIntegration(lab, unityInput)),
    changes: came(`${integration}: PENDING, river-databricks-secret`),
  },
  {
    recipe: 'createUnityIntegration',
    when: 'where it has failed',
    begin: courseOf(labWithFailedIntegration, ({ lab }) => recipes.createUnityIntegration(lab, unityInput)),
    changes: [
      ...went(`${integration}: FAILED, river-wrong-secret`),
      ...came(`${integration}: CONNECTED, river-databricks-secret`),
    ],
  },
  {
    recipe: 'deleteUnityIntegration',
    begin: courseOf(existingLab, ({ lab }) => recipes.deleteUnityIntegration(lab, unityInput)),
    changes: went(`${integration}: CONNECTED, river-databricks-secret`),
  },
  {
    recipe: 'createPostgresCdcConnector',
    begin: courseOf(bareLab, ({ lab }) => recipes.createPostgresCdcConnector(lab, connectorInput)),
    changes: came(runningConnector, ...topics, ...subjects),
  },
  {
    recipe: 'createPostgresCdcConnector',
    when: 'where it captures one table less',
    begin: courseOf(
      after(bareLab, ({ lab }) =>
        recipes.createPostgresCdcConnector(lab, { ...connectorInput, tables: ['public.hotel'] }),
      ),
      ({ lab }) => recipes.createPostgresCdcConnector(lab, connectorInput),
    ),
    changes: [...went(`${connector}, public.hotel, river-database-secret`), ...came(runningConnector)],
  },
  {
    recipe: 'deletePostgresCdcConnector',
    begin: courseOf(labWithCapture, ({ lab }) => recipes.deletePostgresCdcConnector(lab, connectorInput)),
    changes: went(runningConnector, ...replication),
  },
  {
    recipe: 'grantConnectorAccess',
    begin: courseOf(labWithoutRole, ({ lab, clock }) =>
      recipes.grantConnectorAccess(lab.confluent.kafka, connectorAccess, { clock }),
    ),
    changes: came(...acls),
  },
  {
    recipe: 'revokeConnectorAccess',
    begin: courseOf(labWithAcls, ({ lab }) => recipes.revokeConnectorAccess(lab.confluent.kafka, connectorAccess)),
    changes: went(...acls),
  },
  {
    recipe: 'enableTableflow',
    begin: courseOf(labWithCapture, ({ lab }) => recipes.enableTableflow(lab, tableflowInput)),
    changes: came(tableflow('hotel')),
  },
  {
    recipe: 'enableTableflow',
    when: 'where DELTA is missing',
    begin: courseOf(
      after(existingLab, ({ lab }) => recipes.updateTableflow(lab, { topic: hotelTopic, formats: ['ICEBERG'] })),
      ({ lab }) => recipes.enableTableflow(lab, { ...tableflowInput, retentionMs: longKept.retentionMs }),
    ),
    changes: [...went(tableflow('hotel', 'ICEBERG, 7 days')), ...came(longKeptTableflow)],
  },
  {
    recipe: 'updateTableflow',
    begin: courseOf(existingLab, ({ lab }) => recipes.updateTableflow(lab, { topic: hotelTopic, ...longKept })),
    changes: [...went(tableflow('hotel')), ...came(longKeptTableflow)],
  },
  {
    recipe: 'resumeTableflow',
    begin: courseOf(labWithSuspendedTopic, ({ lab }) => recipes.resumeTableflow(lab, { topic: hotelTopic })),
    changes: [...went(tableflow('hotel', 'DELTA, 7 days, suspended')), ...came(tableflow('hotel'))],
  },
  {
    recipe: 'disableTableflow',
    begin: courseOf(existingLab, ({ lab }) => recipes.disableTableflow(lab, { topic: hotelTopic })),
    changes: went(tableflow('hotel'), published('hotel')),
  },
  {
    recipe: 'repairDeltaTable',
    begin: courseOf(labWithRepairPlan, (hands, { plan }) =>
      recipes.repairDeltaTable(hands.lab, { plan, apply: true, files: hands.files }),
    ),
    changes: [
      ...went('Tableflow on riverhotel.public.hotel: FAILED, DELTA,ICEBERG, 56 days, suspended', files('hotel')),
      ...came(longKeptTableflow),
    ],
  },
  {
    recipe: 'rotateIntegrationSecret',
    begin: courseOf(labWithNewSecrets, ({ lab }) =>
      recipes.rotateIntegrationSecret(lab, { clientSecret: nextSecrets.client }),
    ),
    changes: [
      ...went(`${integration}: CONNECTED, river-databricks-secret`),
      ...came(`${integration}: CONNECTED, river-second-secret`),
    ],
  },
  {
    recipe: 'rotateDatabasePassword',
    begin: courseOf(labWithNewSecrets, ({ lab, database }) =>
      recipes.rotateDatabasePassword(lab, { password: nextSecrets.database, connect: () => database }),
    ),
    changes: [...went(runningConnector), ...came(`${connector}, ${tables}, river-second-password`)],
  },
  {
    recipe: 'rotateCredentials',
    begin: courseOf(labWithNewSecrets, ({ lab, database }) =>
      recipes.rotateCredentials(lab, {
        integration: { clientSecret: nextSecrets.client },
        database: { password: nextSecrets.database, connect: () => database },
      }),
    ),
    changes: [
      ...went(runningConnector, `${integration}: CONNECTED, river-databricks-secret`),
      ...came(`${connector}, ${tables}, river-second-password`, `${integration}: CONNECTED, river-second-secret`),
    ],
  },
  {
    recipe: 'ensureTableflowKey',
    when: 'with its release',
    begin: courseOf(bareLab, async ({ fetch, clock }) => {
      // A key that was left behind is told by its age from one that is in use.
      await sleep(clock, 7 * 60 * 60_000);
      const { key, release } = await recipes.ensureTableflowKey(configWithoutKey(), { fetch, clock });
      const lab = await recipes.createLabContext(configWithoutKey(), { fetch, clock, tableflowKey: key });
      await recipes.createUnityIntegration(lab, unityInput);
      await release();
    }),
    changes: came(`${integration}: PENDING, river-databricks-secret`),
  },
  {
    recipe: 'grantTableflowAccess',
    begin: courseOf(labWithGrants({}), (hands) =>
      recipes.grantTableflowAccess(unityAdministrator(hands), access, { clock: hands.clock }),
    ),
    changes: came(...onCatalog, ...onLocation),
  },
  {
    recipe: 'grantTableflowAccess',
    when: 'and no more than that',
    begin: courseOf(labWithGrants({ catalog: ['ALL_PRIVILEGES'], externalLocation: ['MANAGE'] }), (hands) =>
      recipes.grantTableflowAccess(unityAdministrator(hands), { ...access, exact: true }, { clock: hands.clock }),
    ),
    changes: [
      ...went(
        ...grants('catalog/river-hotels', ['ALL_PRIVILEGES']),
        ...grants('external_location/river-external-location', ['MANAGE']),
      ),
      ...came(...onCatalog, ...onLocation),
    ],
  },
  {
    recipe: 'revokeTableflowAccess',
    begin: courseOf(bareLab, (hands) => recipes.revokeTableflowAccess(unityAdministrator(hands), access)),
    changes: went(...onCatalog, ...onLocation),
  },
  {
    recipe: 'connectStorage',
    when: 'on AWS',
    begin: courseOf(bareStorage, connectStorage(awsInput)),
    changes: came(
      awsLocation,
      'provider integration river-storage',
      'storage credential river-credential',
      `${awsTrust}, river-storage`,
    ),
  },
  {
    recipe: 'connectStorage',
    when: 'on Azure',
    begin: courseOf(bareStorage, connectStorage(azureInput)),
    changes: came(
      azureLocation,
      'provider integration river-storage: CREATED',
      'storage credential river-credential',
      `trust in ${azureInput.accessConnectorId}`,
      'trust in 00000000-0000-4000-8000-000000000002',
    ),
  },
  {
    recipe: 'connectStorage',
    when: 'where Databricks is in already',
    // Only the policy itself tells whether Confluent was let in.
    begin: courseOf(storageOfDatabricks, connectStorage(awsInput, 'readTrust')),
    changes: [...went(awsTrust), ...came('provider integration river-storage', `${awsTrust}, river-storage`)],
  },
  {
    recipe: 'disconnectStorage',
    when: 'on AWS',
    begin: courseOf(connectedStorage(awsInput), disconnectStorage(awsInput)),
    changes: [
      ...went(
        awsLocation,
        'provider integration river-storage',
        'storage credential river-credential',
        `${awsTrust}, river-storage`,
      ),
      // The role stays, and lets in an integration that is gone.
      ...came(awsTrust),
    ],
  },
  {
    recipe: 'disconnectStorage',
    when: 'on Azure',
    begin: courseOf(connectedStorage(azureInput), disconnectStorage(azureInput)),
    changes: went(azureLocation, 'provider integration river-storage: CREATED', 'storage credential river-credential'),
  },
  {
    recipe: 'createTopic',
    begin: courseOf(bareLab, ({ lab }) => recipes.createTopic(lab, clicks)),
    changes: came('topic clickstream'),
  },
  {
    recipe: 'deleteTopic',
    begin: courseOf(
      after(bareLab, ({ lab }) => recipes.createTopic(lab, clicks)),
      ({ lab }) => recipes.deleteTopic(lab, clicks),
    ),
    changes: went('topic clickstream'),
  },
  {
    recipe: 'registerSchema',
    begin: courseOf(bareLab, ({ lab }) => recipes.registerSchema(lab, clickSchema)),
    changes: came('subject clickstream-value'),
  },
  {
    recipe: 'deleteSubject',
    begin: courseOf(
      after(bareLab, ({ lab }) => recipes.registerSchema(lab, clickSchema)),
      ({ lab }) => recipes.deleteSubject(lab, clickSchema),
    ),
    changes: went('subject clickstream-value'),
  },
  {
    recipe: 'importNotebook',
    begin: courseOf(bareLab, ({ lab }) => recipes.importNotebook(lab, notebook)),
    changes: came('notebook /Shared/hotels: SELECT 1'),
  },
  {
    recipe: 'importNotebook',
    when: 'over another one',
    begin: courseOf(
      after(bareLab, ({ lab }) => recipes.importNotebook(lab, { ...notebook, content: 'SELECT 0' })),
      ({ lab }) => recipes.importNotebook(lab, { ...notebook, overwrite: true }),
    ),
    changes: [...went('notebook /Shared/hotels: SELECT 0'), ...came('notebook /Shared/hotels: SELECT 1')],
  },
  {
    recipe: 'deleteNotebook',
    begin: courseOf(
      after(bareLab, ({ lab }) => recipes.importNotebook(lab, notebook)),
      ({ lab }) => recipes.deleteNotebook(lab, notebook),
    ),
    changes: went('notebook /Shared/hotels: SELECT 1'),
  },
  {
    recipe: 'deleteCapturedTopics',
    begin: courseOf(labWithCapture, ({ lab }) => recipes.deleteCapturedTopics(lab, lab.config.connector)),
    changes: went(heartbeatTopic, ...topics),
  },
  {
    recipe: 'deleteCapturedSubjects',
    begin: courseOf(labWithCapture, ({ lab }) => recipes.deleteCapturedSubjects(lab, lab.config.connector)),
    changes: went(heartbeatSubject, ...subjects),
  },
  {
    recipe: 'deletePublishedSchema',
    begin: courseOf(labWithEmptySchema, ({ lab }) => recipes.deletePublishedSchema(lab)),
    changes: went(schema),
  },
  {
    recipe: 'deleteTableFiles',
    begin: courseOf(
      after(existingLab, ({ lab }) => recipes.disableTableflow(lab, { topic: hotelTopic, keepTable: true })),
      (hands) => recipes.deleteTableFiles(hands.lab, { topic: hotelTopic, files: hands.files }),
    ),
    changes: went(`${published('hotel')}, not written`, files('hotel')),
  },
  {
    recipe: 'setUpLab3',
    begin: courseOf(bareLab, ({ lab }) => recipes.setUpLab3(lab)),
    changes: came(
      runningConnector,
      ...topics,
      ...subjects,
      tableflow('hotel'),
      tableflow('customer'),
      `${integration}: CONNECTED, river-databricks-secret`,
      schema,
      published('hotel'),
      published('customer'),
    ),
  },
  {
    recipe: 'setUpLab3',
    when: 'where Terraform made the connector',
    begin: courseOf(labWithForeignConnector, ({ lab }) => recipes.setUpLab3(lab)),
    changes: came(...besideForeignConnector),
  },
  {
    recipe: 'tearDownLab3',
    when: 'where Terraform made the connector',
    begin: courseOf(labBesideForeignConnector, ({ lab }) => recipes.tearDownLab3(lab)),
    changes: went(...besideForeignConnector.filter((line) => !line.startsWith('schema '))),
  },
  {
    recipe: 'tearDownLab3',
    begin: courseOf(existingLab, ({ lab }) => recipes.tearDownLab3(lab)),
    changes: went(
      tableflow('hotel'),
      tableflow('customer'),
      published('hotel'),
      published('customer'),
      `${integration}: CONNECTED, river-databricks-secret`,
      runningConnector,
      ...replication,
    ),
  },
  {
    recipe: 'tearDownLab3',
    when: 'with all deletions',
    begin: courseOf(existingLab, ({ lab, files: deleteFiles }) =>
      recipes.tearDownLab3(lab, { deleteTopics: true, deleteSubjects: true, deleteSchema: true, deleteFiles }),
    ),
    changes: went(
      tableflow('hotel'),
      tableflow('customer'),
      published('hotel'),
      published('customer'),
      `${integration}: CONNECTED, river-databricks-secret`,
      runningConnector,
      ...replication,
      heartbeatTopic,
      ...topics,
      heartbeatSubject,
      ...subjects,
      schema,
      files('hotel'),
      files('customer'),
    ),
  },
];

describe('the crash matrix', () => {
  const tried: { readonly line: string; readonly points: number; readonly survived: number }[] = [];

  it.each(matrix.map((row) => [[row.recipe, row.when].filter(Boolean).join(', '), row] as const))(
    '%s',
    async (line, { begin, changes }) => {
      const { undisturbed, killed } = await killEverywhere(begin);
      expect(undisturbed).toEqual(changes);
      const lost = killed.filter((run) => JSON.stringify(run.changes) !== JSON.stringify(changes));
      tried.push({ line, points: killed.length, survived: killed.length - lost.length });
      expect(lost).toEqual([]);
    },
    600_000,
  );

  it('was survived at every point', () => {
    const points = tried.reduce((sum, one) => sum + one.points, 0);
    const survived = tried.reduce((sum, one) => sum + one.survived, 0);
    const lines = tried.map((one) => `${one.line}: tried ${one.points}, survived ${one.survived}`);
    const total = `${tried.length} runs of ${new Set(matrix.map(({ recipe }) => recipe)).size} recipes: tried ${points}, survived ${survived}`;
    process.stdout.write(`${[...lines, total].join('\n')}\n`);
    expect(tried).toHaveLength(matrix.length);
    expect(survived).toBe(points);
    expect(points).toBeGreaterThan(750);
  });

  it('has a row for every recipe that changes something', () => {
    const checks = /^(?:audit|check|count|diagnose|doctor|find|parse|plan|predict|read|resolve|verify|waitUntil)/;
    // Neither changes anything but `runSql`, which does what the caller's statement says.
    const helpers = [
      'createDoctorContext',
      'createKafkaAdministrator',
      'createLabContext',
      'createStorageAdministrator',
      'definitionOf',
      'environmentSource',
      'isSecretSetting',
      'labConfigFromEnv',
      'postgresCdcConfig',
      'runSql',
      'topicOf',
    ];
    const changing = Object.entries(recipes)
      .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name) && !checks.test(name))
      .map(([name]) => name)
      .filter((name) => !helpers.includes(name));
    const advice =
      'Add a row to the matrix above for each recipe that changes something: the scene it begins with, its run, and what that adds and removes. A recipe that only reads is named like one (read…, check…, find…). See test/support/README.md.';
    expect([...new Set<string>(matrix.map(({ recipe }) => recipe))].sort(), advice).toEqual(changing.sort());
  });

  it('finds what is made twice, and what a next run cannot finish', async () => {
    const begin = (write: (made: string[]) => void) => async (): Promise<Course> => {
      const { clock } = await bareLab();
      const made: string[] = [];
      return {
        clock,
        run: ({ call }) => call('make', async () => write(made)),
        changes: () => [...made],
      };
    };
    expect(await killEverywhere(begin((made) => made.push('integration')))).toEqual({
      undisturbed: ['integration'],
      killed: [
        { call: 'make', moment: 'before', changes: ['integration'] },
        { call: 'make', moment: 'after', changes: ['integration', 'integration'] },
      ],
    });
    const refusing = (made: string[]): void => {
      if (made.push('connector') > 1) throw new Error('exists already');
    };
    expect((await killEverywhere(begin(refusing))).killed.map(({ changes }) => changes)).toEqual([
      ['connector'],
      ['the next run fails: Error: exists already'],
    ]);
  });
});
