import { createSecret, InputError } from '@tableflow-workshop/client-core';
import { apiKey, createKafkaClient } from '@tableflow-workshop/confluent-client';
import { riverHotels } from '@tableflow-workshop/simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import * as recipes from '../src/index.ts';
import { connectorInput, hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { awsInput, azureInput, type StorageScene, storageScene } from './support/storage-scene.ts';
import { unityAdministrator } from './support/unity-administrator.ts';

// Wrong input is refused by name, and before the first request: no recipe passes it on to a cloud.

type Recipe = (scene: Scene, input: never) => unknown;
/** How a recipe is called, with an input that has all that it needs and nothing more. */
type Case = readonly [call: Recipe, right: unknown, optional?: object];

interface Scene extends StorageScene {
  readonly kafka: ReturnType<typeof createKafkaClient>;
  readonly unityCatalog: ReturnType<typeof unityAdministrator>;
}

const secret = createSecret('river-secret-in-its-place');
const files: recipes.TableFiles = { deletePrefix: async () => undefined };
const access = { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' };
const grant = { principal: 'sp-1', catalogName: 'river-hotels', externalLocationName: 'river-location' };
const captured = { topicPrefix: 'riverhotel', tableIncludeList: ['public.hotel'] };
const notebook = { path: '/Shared/hotel.ipynb', content: '{}', format: 'JUPYTER' };
const plan = { topic: hotelTopic, tablePath: 's3://river/a', formats: ['DELTA'] };
const switches = { expect: { topics: true, subjects: true, schema: true, access: true, storage: true } };

const cases = {
  auditLeftovers: [({ lab }, input) => recipes.auditLeftovers(lab, input), {}, switches],
  checkSourceDatabase: [({ lab }, input) => recipes.checkSourceDatabase(lab, input), ['public.hotel']],
  connectStorage: [({ administrator }, input) => recipes.connectStorage(administrator, input), awsInput],
  createPostgresCdcConnector: [({ lab }, input) => recipes.createPostgresCdcConnector(lab, input), connectorInput],
  createTopic: [
    ({ lab }, input) => recipes.createTopic(lab, input),
    { topic: 'clickstream' },
    { partitions: 6, configs: { 'cleanup.policy': 'compact' } },
  ],
  createUnityIntegration: [({ lab }, input) => recipes.createUnityIntegration(lab, input), unityInput],
  deleteCapturedSubjects: [({ lab }, input) => recipes.deleteCapturedSubjects(lab, input), captured],
  deleteCapturedTopics: [({ lab }, input) => recipes.deleteCapturedTopics(lab, input), captured],
  deleteNotebook: [({ lab }, input) => recipes.deleteNotebook(lab, input), { path: '/Shared/hotel.ipynb' }],
  deletePostgresCdcConnector: [
    ({ lab }, input) => recipes.deletePostgresCdcConnector(lab, input),
    { name: 'cdc' },
    { slotName: 'slot', publicationName: 'publication' },
  ],
  deleteSubject: [({ lab }, input) => recipes.deleteSubject(lab, input), { topic: 'clickstream' }, { part: 'key' }],
  deleteTableFiles: [
    ({ lab }, input) => recipes.deleteTableFiles(lab, input),
    { topic: hotelTopic, files },
    { tablePath: 's3://river/a' },
  ],
  deleteTopic: [({ lab }, input) => recipes.deleteTopic(lab, input), { topic: 'clickstream' }],
  deleteUnityIntegration: [({ lab }, input) => recipes.deleteUnityIntegration(lab, input), { name: 'tableflow' }],
  diagnoseConnector: [({ lab }, input) => recipes.diagnoseConnector(lab, input), { name: 'cdc' }],
  diagnoseIntegration: [({ lab }, input) => recipes.diagnoseIntegration(lab, input), { name: 'tableflow' }],
  diagnoseTableflow: [({ lab }, input) => recipes.diagnoseTableflow(lab, input), { topic: hotelTopic }],
  disableTableflow: [
    ({ lab }, input) => recipes.disableTableflow(lab, input),
    { topic: hotelTopic },
    { keepTable: true },
  ],
  disconnectStorage: [({ administrator }, input) => recipes.disconnectStorage(administrator, input), azureInput],
  enableTableflow: [
    ({ lab }, input) => recipes.enableTableflow(lab, input),
    tableflowInput,
    { retentionMs: 86_400_000, errorHandling: { mode: 'SKIP' }, expectWriteMode: 'APPEND' },
  ],
  findExternalLocation: [
    ({ unityCatalog }, input) => recipes.findExternalLocation(unityCatalog, input),
    { kind: 'ByobAws', bucketName: 'river' },
    { providerIntegrationId: 'cspi-1a2b3' },
  ],
  findTable: [({ lab }, input) => recipes.findTable(lab, input), { topic: hotelTopic }],
  grantConnectorAccess: [({ kafka }, input) => recipes.grantConnectorAccess(kafka, input), access, { planOnly: true }],
  grantTableflowAccess: [
    ({ unityCatalog }, input) => recipes.grantTableflowAccess(unityCatalog, input),
    grant,
    { exact: true },
  ],
  importNotebook: [({ lab }, input) => recipes.importNotebook(lab, input), notebook, { overwrite: true }],
  readTableHistory: [({ lab }, input) => recipes.readTableHistory(lab, input), { topic: hotelTopic }, { limit: 5 }],
  readTopicConfigs: [({ lab }, input) => recipes.readTopicConfigs(lab, input), hotelTopic],
  registerSchema: [
    ({ lab }, input) => recipes.registerSchema(lab, input),
    { topic: 'clickstream', schema: '"string"' },
    { schemaType: 'AVRO', part: 'key' },
  ],
  repairDeltaTable: [({ lab }, input) => recipes.repairDeltaTable(lab, input), { apply: true, plan, files }],
  resumeTableflow: [({ lab }, input) => recipes.resumeTableflow(lab, input), { topic: hotelTopic }],
  revokeConnectorAccess: [({ kafka }, input) => recipes.revokeConnectorAccess(kafka, input), access],
  revokeTableflowAccess: [({ unityCatalog }, input) => recipes.revokeTableflowAccess(unityCatalog, input), grant],
  rotateCredentials: [
    ({ lab }, input) => recipes.rotateCredentials(lab, input),
    { database: { password: secret } },
    { integration: { clientSecret: secret } },
  ],
  rotateDatabasePassword: [
    ({ lab }, input) => recipes.rotateDatabasePassword(lab, input),
    { password: secret },
    { connectorName: 'cdc', previousPassword: secret, connect: () => undefined },
  ],
  rotateIntegrationSecret: [
    ({ lab }, input) => recipes.rotateIntegrationSecret(lab, input),
    { clientSecret: secret },
    { integrationName: 'tableflow', clientId: 'sp-1', previousClientSecret: secret },
  ],
  runSql: [({ lab }, input) => recipes.runSql(lab, input), 'SELECT 1'],
  tearDownLab3: [({ lab }, input) => recipes.tearDownLab3(lab, input), {}, { deleteTopics: true, deleteFiles: files }],
  updateTableflow: [
    ({ lab }, input) => recipes.updateTableflow(lab, input),
    { topic: hotelTopic, formats: ['DELTA'] },
    { dataRetentionMs: 2_592_000_000 },
  ],
  verifyTables: [
    ({ lab }, input) => recipes.verifyTables(lab, input),
    { tables: [{ topic: hotelTopic, sourceTable: 'public.hotel' }] },
    { connectorName: 'cdc' },
  ],
  waitUntilConnectorRunning: [({ lab }, input) => recipes.waitUntilConnectorRunning(lab, input), { name: 'cdc' }],
  waitUntilTablePublished: [
    ({ lab }, input) => recipes.waitUntilTablePublished(lab, input),
    { topic: hotelTopic, integrationId: 'tci-1' },
  ],
  waitUntilTableflowRunning: [({ lab }, input) => recipes.waitUntilTableflowRunning(lab, input), { topic: hotelTopic }],
  waitUntilTopicReady: [({ lab }, input) => recipes.waitUntilTopicReady(lab, input), { topic: hotelTopic }],
  waitUntilUnityIntegrationConnected: [
    ({ lab }, input) => recipes.waitUntilUnityIntegrationConnected(lab, input),
    { integrationId: 'tci-1' },
  ],
} satisfies Partial<Record<keyof typeof recipes, Case>>;

/** What takes nothing but the lab and options: all but the first have a default. The first of these has none. */
const takesNoInput = (name: string, value: unknown): boolean =>
  name === 'checkUnityCatalogAccess' || (typeof value === 'function' && value.length === 1);
/** What works on a configuration, or makes no request at all. */
const elsewhere =
  /^(create(Doctor|Lab)Context|create(Kafka|Storage)Administrator|ensureTableflowKey|resolveLabConfig|labConfigFromEnv|environmentSource|postgresCdcConfig|topicOf|(parse|predict)\w+|read(JsonFile|TerraformOutput|Tfvars))$/;

describe('wrong input', () => {
  let scene: Scene;
  let total = 0;
  beforeAll(async () => {
    const storage = await storageScene();
    const { fetch } = storage.simulator;
    const { id, secret: key } = riverHotels.keys.kafka;
    const credentials = apiKey('Kafka', id, createSecret(key));
    const { clock } = storage;
    scene = {
      ...storage,
      kafka: createKafkaClient({ baseUrl: riverHotels.kafkaCluster.restUrl, credentials, fetch, clock }),
      unityCatalog: unityAdministrator({ fetch, clock }),
    };
    scene.calls();
  });

  it.each(Object.entries<Case>(cases))('of %s is refused before the first request', async (name, one) => {
    const [call, right, optional = {}] = one;
    let tried = 0;
    for (const [what, input] of wrongInputs(right, optional, name)) {
      const error = await Promise.resolve()
        .then(() => call(scene, input as never))
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      expect(scene.calls(), `${name} with ${what}`).toEqual([]);
      expect(InputError.isInstance(error), `${name} with ${what}: ${String(error)}`).toBe(true);
      const { message, problems } = error as InputError;
      expect(message, what).not.toMatch(/Invalid input|Unrecognized|Expected|\{\w+\}|undefined|\[object|river-secret/);
      for (const { problem, remedy } of problems) {
        expect(problem, what).toMatch(/^[a-z].*\.$/);
        expect(remedy, what).toMatch(/^(?!It must have another form).+\.$/);
      }
      tried += 1;
    }
    expect(tried).toBeGreaterThan(4);
    total += tried;
  });

  it('makes no request, whatever it is', () => {
    process.stdout.write(`${total} wrong inputs to ${Object.keys(cases).length} recipes: 0 requests\n`);
    expect(total).toBeGreaterThan(500);
  });

  it('is tried with every function that takes input', () => {
    const missing = Object.entries(recipes)
      .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
      .filter(([name, value]) => !(name in cases) && !takesNoInput(name, value) && !elsewhere.test(name))
      .map(([name]) => name);
    expect(
      missing,
      'Add each to `cases` in test/wrong-input.test.ts: how it is called, and an input that has all that it needs.',
    ).toEqual([]);
  });
});

/** The input spoilt in every way: another kind of value, nothing, one name too many, each of its values in turn. */
function wrongInputs(right: unknown, optional: object, name: string): readonly (readonly [string, unknown])[] {
  if (typeof right === 'string') return others('').map((value) => [`the input ${String(value)}`, value] as const);
  if (Array.isArray(right)) return [...others([]), [''], [7], [{}]].map((value) => [JSON.stringify(value), value]);
  const needed = right as object;
  const all = { ...needed, ...optional };
  const kinds = [null, '', 'text', 7, true, []].map((value) => [`the input ${JSON.stringify(value)}`, value] as const);
  // Its input is its options, and the command line hands more of these on.
  const isOpen = name === 'tearDownLab3';
  const whole: readonly (readonly [string, unknown])[] = [
    ...kinds,
    ...(Object.keys(needed).length > 0 ? [['no input', undefined] as const, ['{}', {}] as const] : []),
    ...(isOpen ? [] : [['an unknown name', { ...all, unheardOf: 1 }] as const]),
  ];
  const parts = Object.entries(all).flatMap(([key, value]) => [
    ...(key in needed && Object.keys(needed).length > 0
      ? [[`no ${key}`, { ...needed, [key]: undefined }] as const]
      : []),
    ...others(value).map((wrong) => [`${key} ${JSON.stringify(wrong)}`, { ...all, [key]: wrong }] as const),
  ]);
  return [...whole, ...parts];
}

/** Values of other kinds than the given one, and its empty form. */
function others(value: unknown): readonly unknown[] {
  const isList = Array.isArray(value);
  return [
    null,
    '',
    ...(typeof value === 'number' ? [-1, 0.5] : [7]),
    ...(typeof value === 'boolean' ? ['true'] : [true]),
    ...(isList ? [[], ['']] : [['x']]),
    ...(typeof value === 'object' && !isList ? [] : [{}]),
  ];
}
