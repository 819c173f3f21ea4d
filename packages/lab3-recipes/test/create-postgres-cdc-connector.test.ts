import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import {
  type CreatePostgresCdcConnectorInput,
  createPostgresCdcConnector,
} from '../src/recipes/create-postgres-cdc-connector.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import type { SourceFindings } from '../src/source/source-database.ts';
import { inDepth } from './support/healthy-source.ts';
import { connectorInput } from './support/inputs.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const cluster = '/connect/v1/environments/env-river1/clusters/lkc-river1';
const connector = `${cluster}/connectors/riverhotel-postgres-cdc`;
const firstRun = [
  `GET ${connector} → 404`,
  `PUT ${cluster}/connector-plugins/PostgresCdcSourceV2/config/validate → 200`,
  `POST ${cluster}/connectors → 201`,
  `GET ${connector} → 200`,
  `GET ${connector}/status → 200`,
];
const result = {
  name: 'riverhotel-postgres-cdc',
  topics: { 'public.hotel': 'riverhotel.public.hotel', 'public.customer': 'riverhotel.public.customer' },
};

describe('a first run', () => {
  it('validates, creates and waits until it runs', async () => {
    const { lab, simulator, clock, calls } = await createSimulatedLab();
    const startMs = clock.now();
    expect(await createPostgresCdcConnector(lab, connectorInput)).toEqual({ outcome: 'created', ...result });
    expect(clock.now() - startMs).toBe(152_905);
    expect(simulator.calls.find((call) => call.operationId === 'createConnector')?.body).toEqual({
      name: 'riverhotel-postgres-cdc',
      config: {
        'connector.class': 'PostgresCdcSourceV2',
        name: 'riverhotel-postgres-cdc',
        'kafka.auth.mode': 'SERVICE_ACCOUNT',
        'kafka.service.account.id': 'sa-river1',
        'database.hostname': 'river-postgres.us-west-2.compute.amazonaws.com',
        'database.port': '5432',
        'database.user': 'debezium',
        'database.password': 'river-database-secret',
        'database.dbname': 'workshop',
        'database.sslmode': 'require',
        'schema.context.name': 'default',
        'plugin.name': 'pgoutput',
        'slot.name': 'sa_river1_riverhotel_postgres_cdc_1xlimwq_slot',
        'slot.failover': 'false',
        'publication.name': 'sa_river1_riverhotel_postgres_cdc_1xlimwq_pub',
        'publication.autocreate.mode': 'filtered',
        'publish.via.partition.root': 'false',
        'snapshot.mode': 'initial',
        'table.include.list': 'public.hotel, public.customer',
        'topic.prefix': 'riverhotel',
        'output.data.format': 'AVRO',
        'output.key.format': 'AVRO',
        'after.state.only': 'true',
        'tombstones.on.delete': 'false',
        'decimal.handling.mode': 'double',
        'time.precision.mode': 'connect',
        'schema.name.adjustment.mode': 'none',
        'field.name.adjustment.mode': 'none',
        'event.processing.failure.handling.mode': 'fail',
        'errors.tolerance': 'none',
        'auto.restart.on.user.error': 'true',
        'heartbeat.interval.ms': '60000',
        'tasks.max': '1',
      },
    });
    expect(calls()).toEqual(firstRun);
    expect(simulator.state.confluent.topics.map((topic) => topic.name)).toEqual([
      'riverhotel.public.customer',
      'riverhotel.public.hotel',
    ]);
  });

  it('does not wait when told so', async () => {
    const { lab, clock, calls } = await createSimulatedLab();
    const startMs = clock.now();
    const { outcome } = await createPostgresCdcConnector(lab, connectorInput, { wait: false });
    expect([outcome, clock.now() - startMs]).toEqual(['created', 0]);
    expect(calls()).toEqual(firstRun.slice(0, -1));
  });

  it('takes other names for slot and publication', async () => {
    const { lab, simulator } = await createSimulatedLab();
    const input = { ...connectorInput, slotName: 'river_slot', publicationName: 'river_publication' };
    await createPostgresCdcConnector(lab, input, { wait: false });
    expect(simulator.state.confluent.connectors[0]?.config).toMatchObject({
      'slot.name': 'river_slot',
      'publication.name': 'river_publication',
    });
  });

  it('says what else was asked for, and connects as the configuration names it', async () => {
    const { source } = configOf(riverHotels);
    const { lab, simulator } = await createSimulatedLab({ config: { source: { ...source, sslMode: 'prefer' } } });
    const input: CreatePostgresCdcConnectorInput = {
      ...connectorInput,
      excludedColumns: ['public.customer.email'],
      snapshotMode: 'no_data',
      signalDataCollection: 'public.signal',
      heartbeatIntervalMs: 10_000,
      heartbeatActionQuery: 'UPDATE public.heartbeat SET at = now()',
      decimalHandlingMode: 'string',
      timePrecisionMode: 'adaptive',
      tombstonesOnDelete: true,
      otherKeys: { 'max.batch.size': '4096' },
    };
    await createPostgresCdcConnector(lab, input, { wait: false });
    expect(simulator.state.confluent.connectors[0]?.config).toMatchObject({
      'database.sslmode': 'prefer',
      'column.exclude.list': 'public.customer.email',
      'snapshot.mode': 'no_data',
      'signal.data.collection': 'public.signal',
      'heartbeat.interval.ms': '10000',
      'heartbeat.action.query': 'UPDATE public.heartbeat SET at = now()',
      'decimal.handling.mode': 'string',
      'time.precision.mode': 'adaptive',
      'tombstones.on.delete': 'true',
      'max.batch.size': '4096',
    });
    expect((await createPostgresCdcConnector(lab, input, { wait: false })).outcome).toBe('unchanged');
  });

  it('tells how the wait goes on', async () => {
    const { lab } = await createSimulatedLab();
    const phases: string[] = [];
    await createPostgresCdcConnector(lab, connectorInput, {
      pollIntervalMs: 60_000,
      onProgress: ({ waitingFor, phase, nextPollMs }) => phases.push(`${waitingFor}: ${phase}, ${nextPollMs}`),
    });
    expect(phases).toEqual(
      [500, 800, 1_280, 2_048, 3_277, 5_243, 8_389, 13_422, 21_475, 34_360, 54_976, 60_000].map(
        (pauseMs) => `connector "riverhotel-postgres-cdc" to run: PROVISIONING, ${pauseMs}`,
      ),
    );
  });
});

describe('a second run', () => {
  it('changes nothing', async () => {
    const { lab, calls, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    changes();
    expect(await createPostgresCdcConnector(lab, connectorInput)).toEqual({ outcome: 'unchanged', ...result });
    expect(calls()).toEqual([`GET ${connector} → 200`, `GET ${connector}/status → 200`]);
  });

  it('changes what may change, with the password, and keeps the rest', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, { ...connectorInput, tables: ['public.hotel'] });
    changes();
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('updated');
    const sent = simulator.calls.find((call) => call.operationId === 'replaceConnectorConfig')?.body;
    expect(sent).toMatchObject({
      'table.include.list': 'public.hotel, public.customer',
      'database.password': 'river-database-secret',
    });
    expect(changes()).toEqual([`PUT ${connector}/config → 200`]);
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
  });

  it('does not mind how the list of tables is spaced', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    const config = simulator.state.confluent.connectors[0]?.config ?? {};
    config['table.include.list'] = 'public.hotel,public.customer';
    changes();
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([]);
  });

  it('adopts one that leaves out what the service assumes, and that others told more', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    const config = simulator.state.confluent.connectors[0]?.config ?? {};
    delete config['snapshot.mode'];
    delete config['errors.tolerance'];
    config['max.batch.size'] = '4096';
    changes();
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([]);
  });

  it('keeps what others set when it changes something, and never writes a mask or a key of the service', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    const config = simulator.state.confluent.connectors[0]?.config ?? {};
    const before = { ...config };
    Object.assign(config, {
      'max.batch.size': '4096',
      'heartbeat.interval.ms': '0',
      'heartbeat.action.query': 'SELECT 1',
    });
    changes();
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('updated');
    const sent = simulator.calls.find((call) => call.operationId === 'replaceConnectorConfig')?.body;
    expect(sent).toEqual({ ...before, 'max.batch.size': '4096' });
    expect(changes()).toEqual([`PUT ${connector}/config → 200`]);
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
  });

  it('refuses a change that would lose a secret which somebody else set', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    const config = simulator.state.confluent.connectors[0]?.config ?? {};
    config['value.converter.basic.auth.user.info'] = '*'.repeat(16);
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
    changes();
    const input: CreatePostgresCdcConnectorInput = { ...connectorInput, heartbeatIntervalMs: 30_000 };
    expect((await thrownBy(createPostgresCdcConnector(lab, input))).message).toBe(
      [
        'Could not update connector "riverhotel-postgres-cdc":',
        '  - value.converter.basic.auth.user.info: is a secret that somebody else set; the update would lose it, because only the service knows it. Change the connector in the Confluent console, or take this key away there.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('refuses to show a column that was excluded by somebody else', async () => {
    const { lab, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, { ...connectorInput, excludedColumns: ['public.customer.email'] });
    changes();
    expect((await thrownBy(createPostgresCdcConnector(lab, connectorInput))).message).toBe(
      [
        'Could not update connector "riverhotel-postgres-cdc":',
        '  - column.exclude.list: is "public.customer.email" on the existing connector and no value is wanted; a change would reshape data that is already in the topics. Keep the setting, or delete connector, topics and schemas and create them again.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('refuses by name what would reshape the data in the topics', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    const config = simulator.state.confluent.connectors[0]?.config ?? {};
    config['after.state.only'] = 'false';
    delete config['decimal.handling.mode'];
    changes();
    const input = { ...connectorInput, topicPrefix: 'river', slotName: 'other_slot', publicationName: 'other_pub' };
    const error = await thrownBy(createPostgresCdcConnector(lab, input));
    const reshape = 'a change would reshape data that is already in the topics.';
    const remedy = 'Keep the setting, or delete connector, topics and schemas and create them again.';
    expect(error.message).toBe(
      [
        'Could not update connector "riverhotel-postgres-cdc":',
        `  - slot.name: is "sa_river1_riverhotel_postgres_cdc_1xlimwq_slot" on the existing connector and "other_slot" is wanted; ${reshape} ${remedy}`,
        `  - publication.name: is "sa_river1_riverhotel_postgres_cdc_1xlimwq_pub" on the existing connector and "other_pub" is wanted; ${reshape} ${remedy}`,
        `  - topic.prefix: is "riverhotel" on the existing connector and "river" is wanted; ${reshape} ${remedy}`,
        `  - after.state.only: is "false" on the existing connector and "true" is wanted; ${reshape} ${remedy}`,
        `  - decimal.handling.mode: is "precise" on the existing connector and "double" is wanted; ${reshape} ${remedy}`,
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });
});

describe('wrong input', () => {
  it('is refused as a whole, before the first call', async () => {
    const { lab, calls } = await createSimulatedLab();
    const wrong = {
      name: 'x'.repeat(65),
      tables: ['hotel', 'public.customer', 'public.*', 'public.customer'],
      topicPrefix: 'river hotel',
      slotName: 'River-Slot',
      publicationName: '1_publication',
    };
    const error = await thrownBy(createPostgresCdcConnector(lab, wrong));
    expect(error.message).toBe(
      [
        'Could not create the PostgreSQL CDC connector:',
        '  - name: has 65 characters. It must have at most 64 characters.',
        '  - tables.0: is not valid. It must be written schema.table, e.g. public.customer.',
        '  - tables.2: is not valid. It must be written schema.table, e.g. public.customer.',
        '  - tables.3: names public.customer a second time. Name it once.',
        '  - topicPrefix: is not valid. It may hold letters, digits, dots, hyphens and underscores.',
        '  - slotName: is not valid. It may hold lower-case letters, digits and underscores, at most 63.',
        '  - publicationName: is not valid. It may hold lower-case letters, digits and underscores, at most 63.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });

  it('asks for a name and a table', async () => {
    const { lab, calls } = await createSimulatedLab();
    const error = await thrownBy(createPostgresCdcConnector(lab, { ...connectorInput, name: '', tables: [] }));
    expect(error.message).toBe(
      [
        'Could not create the PostgreSQL CDC connector:',
        '  - name: is empty. It must have at least one character.',
        '  - tables: is an empty list. It must name a table.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });

  it('is also what is wrong in the configuration of the lab', async () => {
    const { source } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { source: { ...source, hostname: '' }, serviceAccountId: '' },
    });
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error.message).toBe(
      [
        'Could not configure the PostgreSQL CDC connector:',
        '  - authentication.serviceAccountId: is empty. It must be the id of a service account (sa-…).',
        '  - database.hostname: is empty. It must be a host name, without scheme, port and user.',
      ].join('\n'),
    );
    expect(calls()).toEqual([]);
  });

  it('is also what the service itself would refuse', async () => {
    const { lab, changes } = await createSimulatedLab({ config: { serviceAccountId: 'sa-other' } });
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error.message).toBe(
      [
        'Could not create connector "riverhotel-postgres-cdc":',
        '  - kafka.service.account.id: kafka.service.account.id names service account sa-other, which does not exist. Give a value that the connector accepts.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });
});

describe('the check of the source database', () => {
  it('stops the recipe before anything is made', async () => {
    const findings = { ...goodFindings, walLevel: 'replica' };
    const { lab, calls } = await createSimulatedLab({ source: sourceDouble({ inspect: async () => findings }) });
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error.message).toBe(
      [
        'Could not capture public.hotel, public.customer from database workshop:',
        `  - wal_level: is "replica", but change capture needs "logical". Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.`,
      ].join('\n'),
    );
    expect(calls()).toEqual([`GET ${connector} → 404`]);
  });

  it.each<[string, SourceFindings]>([
    ['no superuser', inDepth()],
    ['nobody knows', goodFindings],
  ])('refuses a publication FOR ALL TABLES before anything is made: %s', async (_what, findings) => {
    const { lab, calls } = await createSimulatedLab({ source: sourceDouble({ inspect: async () => findings }) });
    const input = { ...connectorInput, publicationAutocreateMode: 'all_tables' as const };
    const error = await thrownBy(createPostgresCdcConnector(lab, input));
    const { publicationName: publication } = replicationOf(lab.config, { name: connectorInput.name });
    expect(error.message).toBe(
      [
        'Could not capture public.hotel, public.customer from database workshop:',
        `  - publication ${publication}: only a superuser may create it FOR ALL TABLES, and debezium is not one in workshop. Set publicationAutocreateMode to filtered: the publication then has the captured tables only. Or let a superuser run CREATE PUBLICATION ${publication} FOR ALL TABLES;`,
      ].join('\n'),
    );
    expect(calls()).toEqual([`GET ${connector} → 404`]);
  });

  it.each([
    ['a superuser may', inDepth({ isSuperuser: true })],
    ['it exists', inDepth({ publication: { isOwned: true, tables: ['public.customer', 'public.hotel'] } })],
  ])('takes a publication FOR ALL TABLES where %s', async (_what, findings) => {
    const { lab } = await createSimulatedLab({ source: sourceDouble({ inspect: async () => findings }) });
    const input = { ...connectorInput, publicationAutocreateMode: 'all_tables' as const };
    expect((await createPostgresCdcConnector(lab, input)).outcome).toBe('created');
  });

  it('is left out when told so, and where nothing is to be done', async () => {
    let checks = 0;
    const inspect = async () => {
      checks += 1;
      return goodFindings;
    };
    const { lab } = await createSimulatedLab({ source: sourceDouble({ inspect }) });
    await createPostgresCdcConnector(lab, connectorInput, { preflight: false });
    await createPostgresCdcConnector(lab, connectorInput);
    expect(checks).toBe(0);
    await createPostgresCdcConnector(lab, { ...connectorInput, tables: ['public.customer'] });
    expect(checks).toBe(1);
  });
});
