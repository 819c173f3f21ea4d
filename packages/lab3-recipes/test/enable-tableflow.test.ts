import { riverHotels, type Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { fetchAround } from './support/fetch-around.ts';
import { connectorInput, hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const read = `GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?${scope}`;
const readTopic = 'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel';
const readSchema = 'GET /subjects/riverhotel.public.hotel-value/versions/latest';
const firstRun = [
  `${read} → 404`,
  `${readTopic} → 200`,
  `${readSchema} → 200`,
  'POST /tableflow/v1/tableflow-topics → 202',
  `${read} → 200`,
];
const tablePath =
  's3://river-tableflow-bucket//11001110/01110000/6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/env-river1/lkc-river1/v1/00000000-0000-4000-8000-000000000002';
const result = { topic: hotelTopic, phase: 'RUNNING', writeMode: 'APPEND', tablePath };

const liveTopic = (simulator: Simulator) => {
  const live = simulator.state.confluent.tableflowTopics[0]?.topic;
  if (!live) throw new Error('Tableflow is not enabled');
  return live;
};

describe('a first run', () => {
  it('checks topic and schema, enables with DELTA and waits until it runs', async () => {
    const { lab, simulator, clock, calls } = await labWithTopics();
    const startMs = clock.now();
    expect(await enableTableflow(lab, tableflowInput)).toEqual({ outcome: 'created', ...result });
    expect(clock.now() - startMs).toBe(92_905);
    expect(simulator.calls.find((call) => call.operationId === 'createTableflowTopic')?.body).toEqual({
      spec: {
        display_name: 'riverhotel.public.hotel',
        storage: {
          kind: 'ByobAws',
          bucket_name: 'river-tableflow-bucket',
          provider_integration_id: 'cspi-river1',
        },
        table_formats: ['DELTA'],
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(calls()).toEqual(firstRun);
  });

  it('waits for a topic that a connector is about to make', async () => {
    const { lab, calls } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput, { wait: false });
    calls();
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('created');
    expect(calls()).toEqual([`${read} → 404`, `${readTopic} → 404`, ...firstRun.slice(1)]);
  });

  it('does not wait until it runs when told so', async () => {
    const { lab, calls } = await labWithTopics();
    const { outcome, phase } = await enableTableflow(lab, tableflowInput, { wait: false });
    expect([outcome, phase]).toEqual(['created', 'PENDING']);
    expect(calls()).toEqual(firstRun);
  });

  it('says UPSERT for a compacted topic', async () => {
    const { lab, simulator } = await labWithTopics();
    for (const topic of simulator.state.confluent.topics) topic.configs['cleanup.policy'] = 'compact';
    expect((await enableTableflow(lab, tableflowInput)).writeMode).toBe('UPSERT');
  });

  it('writes to Azure as well', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.state.confluent.providerIntegrationsV2.push({
      id: 'cspi-azure1',
      provider: 'AZURE',
      status: 'CREATED',
    } as never);
    const storage = {
      kind: 'AzureDataLakeStorageGen2',
      storageAccountName: 'riverlake',
      containerName: 'tables',
      providerIntegrationId: 'cspi-azure1',
    } as const;
    const { tablePath } = await enableTableflow(lab, { topic: hotelTopic, storage });
    expect(tablePath).toMatch(/^abfss:\/\/tables@riverlake\.dfs\.core\.windows\.net\//);
    expect((await enableTableflow(lab, { topic: hotelTopic, storage })).outcome).toBe('unchanged');
    const other = { ...storage, containerName: 'other' };
    expect((await thrownBy(enableTableflow(lab, { topic: hotelTopic, storage: other }))).message).toContain(
      'in container tables of riverlake (provider integration cspi-azure1); container other of riverlake (provider integration cspi-azure1) is wanted,',
    );
  });
});

describe('a second run', () => {
  it('changes nothing', async () => {
    const { lab, changes, calls } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    changes();
    expect(await enableTableflow(lab, tableflowInput)).toEqual({ outcome: 'unchanged', ...result });
    expect(calls()).toEqual([`${read} → 200`]);
  });

  it('adds DELTA to a topic that writes Iceberg', async () => {
    const { lab, simulator, changes } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    liveTopic(simulator).spec.table_formats = ['ICEBERG'];
    changes();
    expect(await enableTableflow(lab, tableflowInput)).toEqual({ outcome: 'updated', ...result });
    expect(liveTopic(simulator).spec.table_formats).toEqual(['DELTA', 'ICEBERG']);
    expect(changes()).toEqual(['PATCH /tableflow/v1/tableflow-topics/riverhotel.public.hotel → 200']);
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('unchanged');
  });

  it('makes a table in storage of Confluent, in the formats and with the column names that are wanted', async () => {
    const { lab, simulator } = await labWithTopics();
    const wanted = {
      topic: hotelTopic,
      storage: { kind: 'Managed' },
      formats: ['ICEBERG', 'DELTA'],
      metadataColumnNamingScheme: 'PORTABLE',
    } as const;
    expect((await enableTableflow(lab, wanted)).outcome).toBe('created');
    expect(simulator.calls.find(({ operationId }) => operationId === 'createTableflowTopic')?.body).toMatchObject({
      spec: {
        storage: { kind: 'Managed' },
        table_formats: ['ICEBERG', 'DELTA'],
        config: { metadata_column_naming_scheme: 'PORTABLE' },
      },
    });
    expect((await enableTableflow(lab, wanted)).outcome).toBe('unchanged');
    const bucket = { kind: 'ByobAws', bucketName: 'new-bucket', providerIntegrationId: 'cspi-river1' } as const;
    expect((await thrownBy(enableTableflow(lab, { topic: hotelTopic, storage: bucket }))).message).toContain(
      'the topic has Tableflow already, in storage of Confluent; bucket new-bucket',
    );
  });

  it('adds the format that is missing, and takes none away', async () => {
    const { lab, simulator } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    expect((await enableTableflow(lab, { ...tableflowInput, formats: ['ICEBERG'] })).outcome).toBe('updated');
    expect(liveTopic(simulator).spec.table_formats).toEqual(['DELTA', 'ICEBERG']);
  });

  it('compares an expected history once Tableflow is enabled', async () => {
    const { lab, simulator } = await labWithTopics();
    const wanted = { ...tableflowInput, expectWriteMode: 'UPSERT_HISTORY' } as const;
    expect((await enableTableflow(lab, wanted)).writeMode).toBe('APPEND');
    expect((await thrownBy(enableTableflow(lab, wanted))).message).toContain(
      'UPSERT_HISTORY is wanted, but Tableflow writes in mode APPEND already',
    );
    Object.assign(liveTopic(simulator).status, { write_mode: 'UPSERT_HISTORY' });
    expect((await enableTableflow(lab, wanted)).outcome).toBe('unchanged');
  });

  it.each([
    ['bucket', undefined, 'bucket river-tableflow-bucket (provider integration cspi-river1)'],
    ['storage of Confluent', { kind: 'Managed' as const, table_path: 's3://managed/x' }, 'storage of Confluent'],
  ])('refuses another place than the %s it writes to', async (_what, live, place) => {
    const { lab, simulator, changes } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    if (live) liveTopic(simulator).spec.storage = live;
    changes();
    const storage = { kind: 'ByobAws', bucketName: 'new-bucket', providerIntegrationId: 'cspi-river1' } as const;
    const error = await thrownBy(enableTableflow(lab, { topic: hotelTopic, storage }));
    expect(error.message).toBe(
      [
        'Could not enable Tableflow on topic "riverhotel.public.hotel":',
        `  - storage: the topic has Tableflow already, in ${place}; bucket new-bucket (provider integration cspi-river1) is wanted, and the storage of a topic never changes. Keep the storage, or disable Tableflow on the topic first: the new table then starts from the beginning.`,
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });
});

describe('wrong input', () => {
  it.each([
    [
      { topic: '', storage: { kind: 'ByobAws', bucketName: 'ab', providerIntegrationId: 'dspi-1' } },
      [
        'topic: is empty. It must be the name of a Kafka topic.',
        'storage.bucketName: has 2 characters. It must be the name of a bucket.',
        'storage.providerIntegrationId: is not valid. It must begin with cspi-.',
      ],
    ],
    [
      {
        topic: 'x'.repeat(250),
        storage: {
          kind: 'AzureDataLakeStorageGen2',
          storageAccountName: 'a',
          containerName: 'b',
          providerIntegrationId: 'cspi-1',
          region: 'x',
        },
      },
      [
        'topic: has 250 characters. It must have at most 249 characters.',
        'storage.storageAccountName: has 1 character. It must be the name of a storage account.',
        'storage.containerName: has 1 character. It must be the name of a container.',
        'storage.region: is not known. Correct its name, or leave it out; known are: kind, storageAccountName, containerName, providerIntegrationId.',
      ],
    ],
    [
      { topic: 'a', storage: { kind: 'Gcs' }, formats: ['DELTA', 'DELTA'], metadataColumnNamingScheme: 'portable' },
      [
        'storage.kind: is not valid. It must be one of ByobAws, AzureDataLakeStorageGen2, Managed.',
        'metadataColumnNamingScheme: is not valid. It must be one of DEFAULT, PORTABLE.',
        'formats: is not valid. It must name each format once.',
      ],
    ],
  ])('%# is refused as a whole, before the first call', async (input, problems) => {
    const { lab, calls } = await createSimulatedLab();
    const error = await thrownBy(enableTableflow(lab, input as never));
    expect(error.message).toBe(
      ['Could not enable Tableflow:', ...problems.map((problem) => `  - ${problem}`)].join('\n'),
    );
    expect(calls()).toEqual([]);
  });
});

describe('when the service refuses', () => {
  it('says which kind of key it wants', async () => {
    const { confluent } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { confluent: { ...confluent, tableflowKey: confluent.cloudKey } },
    });
    expect(await thrownBy(enableTableflow(lab, tableflowInput))).toMatchObject({
      name: 'ApiError',
      status: 401,
      tried: 'read Tableflow of topic "riverhotel.public.hotel"',
      hint: 'The Tableflow key RIVERCLOUDKEY001 was refused; this API wants a Tableflow key (resource "tableflow") or a Global key. Check id, secret and kind; a new key takes a moment to work.',
    });
    expect(calls()).toEqual([`${read} → 401`]);
  });

  it.each([
    [
      'a provider integration that is not there',
      { providerIntegrationId: 'cspi-none' },
      'AWS provider integration cspi-none not found (at /spec/storage/provider_integration_id)',
    ],
    [
      'a bucket that cannot be reached',
      { bucketName: 'other-bucket' },
      'bucket other-bucket cannot be reached with provider integration cspi-river1 (at /spec/storage/bucket_name)',
    ],
  ])('passes on what it says about %s', async (_what, change, detail) => {
    const { lab } = await labWithTopics();
    const storage = {
      kind: 'ByobAws',
      bucketName: 'river-tableflow-bucket',
      providerIntegrationId: 'cspi-river1',
      ...change,
    } as const;
    expect(await thrownBy(enableTableflow(lab, { topic: hotelTopic, storage }))).toMatchObject({
      name: 'ApiError',
      status: 422,
      tried: 'enable Tableflow on topic "riverhotel.public.hotel"',
      detail,
    });
  });

  it('takes what somebody else enabled in the meantime', async () => {
    const { lab, simulator, anotherLab, changes } = await labWithTopics();
    const fetch = fetchAround(simulator, {
      call: /^POST .*tableflow-topics$/,
      before: () => enableTableflow(lab, tableflowInput, { wait: false }),
    });
    expect((await enableTableflow(await anotherLab({ fetch }), tableflowInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([
      'POST /tableflow/v1/tableflow-topics → 202',
      'POST /tableflow/v1/tableflow-topics → 409',
    ]);
    expect(simulator.state.confluent.tableflowTopics).toHaveLength(1);
  });
});

describe('when the connection breaks', () => {
  it('after the effect: finds what it made', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'createTableflowTopic', drop: 'after' });
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('created');
    expect(simulator.state.confluent.tableflowTopics).toHaveLength(1);
  });

  it('before the effect: says so, and the next run works', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'createTableflowTopic', drop: 'before' });
    expect(await thrownBy(enableTableflow(lab, tableflowInput))).toMatchObject({
      name: 'NetworkError',
      code: 'ECONNRESET',
      operation: 'POST /tableflow/v1/tableflow-topics',
    });
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('created');
  });
});

describe('when it does not come so far', () => {
  it('says that a captured table made no topic', async () => {
    const world = {
      ...riverHotels,
      database: { ...riverHotels.database, tables: [{ name: 'public.customer', rows: 1 }] },
    };
    const { lab } = await labWithTopics({ world });
    const error = await thrownBy(enableTableflow(lab, tableflowInput, { timeoutMs: 20_000 }));
    expect(error.message).toBe(
      'Waited for topic "riverhotel.public.hotel" and its schema: still no topic (cluster lkc-river1 has no such topic) after 20 s. A captured table makes its topic at the first row: check that the table exists, has rows and is in table.include.list, and that the topic prefix is right.',
    );
  });

  it('says that it does not run in time', async () => {
    const { lab } = await labWithTopics();
    const error = await thrownBy(enableTableflow(lab, tableflowInput, { timeoutMs: 20_000 }));
    expect(error.message).toBe(
      'Waited for Tableflow to run on topic "riverhotel.public.hotel": still PENDING after 20 s. A bucket in another region than the cluster, or a provider integration without rights on it, keeps it pending.',
    );
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('unchanged');
  });
});

describe('an abort', () => {
  it.each([
    ['the check of the schema', /subjects/, 3],
    ['the creation', /^POST .*tableflow-topics$/, 4],
  ])('after %s ends the recipe with its reason, and no call follows', async (_when, call, callCount) => {
    const { simulator, anotherLab } = await labWithTopics();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call, after: () => controller.abort(reason) });
    const work = enableTableflow(await anotherLab({ fetch }), tableflowInput, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(callCount);
  });
});
