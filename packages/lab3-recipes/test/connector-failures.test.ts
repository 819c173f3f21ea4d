import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { fetchAround } from './support/fetch-around.ts';
import { connectorInput } from './support/inputs.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const cluster = '/connect/v1/environments/env-river1/clusters/lkc-river1';
const connector = `${cluster}/connectors/riverhotel-postgres-cdc`;

/** River Hotels with a database of its own, so that a test may fix it. */
const worldWith = (database: Partial<World['database']>): World => ({
  ...riverHotels,
  database: { ...riverHotels.database, ...database },
});

describe('when the connector fails', () => {
  it('by a wrong password: says so at once, and the right one mends it', async () => {
    const { source } = configOf(riverHotels);
    const wrong = { source: { ...source, password: createSecret('river-outdated-secret') } };
    const { lab, clock, changes, anotherLab } = await createSimulatedLab({ config: wrong });
    const startMs = clock.now();
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed', elapsedMs: 47_905 });
    expect(clock.now() - startMs).toBe(47_905);
    expect(error.message).toBe(
      'Waited for connector "riverhotel-postgres-cdc" to run: FAILED: PostgreSQL refused the password of the connector role. It said: FATAL: password authentication failed for user "debezium". Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….',
    );
    changes();
    const mended = await anotherLab();
    expect((await createPostgresCdcConnector(mended, connectorInput)).outcome).toBe('updated');
    expect(changes()).toEqual([`PUT ${connector}/config → 200`]);
    expect((await createPostgresCdcConnector(mended, connectorInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([]);
  });

  it.each<[string, Partial<World['database']>, string]>([
    [
      'wal_level',
      { walLevel: 'replica' },
      `The server does not write the logical changes that a CDC connector reads. It said: Postgres server wal_level property must be 'logical' but is: 'replica'. Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL (on a managed service: set logical replication in its parameters).`,
    ],
    [
      'a table that is not there',
      { tables: [] },
      'No table of the database matches table.include.list. It said: No table filters match a table of database "workshop". Check the names: they are written schema.table, e.g. public.customer.',
    ],
    [
      'a host that is not there',
      { hostname: 'moved.example' },
      'The host name of the database cannot be resolved. It said: The connection attempt failed: java.net.UnknownHostException: river-postgres.us-west-2.compute.amazonaws.com. Correct the hostname (LAB3_DATABASE_HOSTNAME, or public_dns in the Terraform output); a private name is not known to Confluent Cloud.',
    ],
    [
      'a database that is not there',
      { name: 'renamed' },
      'The database does not exist on this server. It said: FATAL: database "workshop" does not exist. Check the database name (LAB3_DATABASE_NAME, or database_name in the Terraform output).',
    ],
  ])('by %s: says so, and works once the database is mended', async (_what, database, said) => {
    const world = worldWith(database);
    const { lab, changes } = await createSimulatedLab({ world, config: configOf(riverHotels) });
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed' });
    expect(error.message).toBe(`Waited for connector "riverhotel-postgres-cdc" to run: FAILED: ${said}`);
    changes();
    Object.assign(world.database, riverHotels.database);
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('updated');
    expect(changes()).toEqual([`PUT ${connector}/config → 200`]);
  });

  it('and the database is still not mended: says so before it tries again', async () => {
    const world = worldWith({ walLevel: 'replica' });
    const inspect = async () => ({ ...goodFindings, walLevel: 'replica' });
    const { lab, changes } = await createSimulatedLab({ world, source: sourceDouble({ inspect }) });
    await thrownBy(createPostgresCdcConnector(lab, connectorInput, { preflight: false }));
    changes();
    expect(await thrownBy(createPostgresCdcConnector(lab, connectorInput))).toMatchObject({
      name: 'InputError',
      problems: [{ path: 'wal_level' }],
    });
    expect(changes()).toEqual([]);
  });

  it('in its task only: that is mended like the rest', async () => {
    const { lab, simulator, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    changes();
    simulator.faults.add({
      on: 'getConnectorStatus',
      answer: {
        status: 200,
        body: {
          name: 'riverhotel-postgres-cdc',
          type: 'source',
          connector: { state: 'RUNNING', worker_id: 'w', trace: '' },
          tasks: [
            { id: 0, state: 'USER_ACTIONABLE_ERROR', worker_id: 'w', msg: 'ERROR: all replication slots are in use' },
          ],
        },
      },
    });
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('updated');
    expect(changes()).toEqual([`PUT ${connector}/config → 200`]);
  });
});

describe('when it does not run in time', () => {
  it('says how far it got', async () => {
    const { lab } = await createSimulatedLab();
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput, { timeoutMs: 60_000 }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout', elapsedMs: 60_000, isRetryable: true });
    expect(error.message).toBe(
      'Waited for connector "riverhotel-postgres-cdc" to run: still PROVISIONING (no task yet) after 60 s. Open its log events in the Confluent console.',
    );
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('unchanged');
  });

  it('says that somebody paused it', async () => {
    const { lab, simulator } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput);
    for (const one of simulator.state.confluent.connectors) one.state = 'PAUSED';
    const error = await thrownBy(createPostgresCdcConnector(lab, connectorInput));
    expect(error.message).toBe(
      'Waited for connector "riverhotel-postgres-cdc" to run: PAUSED: somebody paused it, and it remains paused. Resume it in the console, or with: confluent connect cluster resume <id>',
    );
  });
});

describe('when the service refuses', () => {
  it('says which kind of key it wants', async () => {
    const { confluent } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { confluent: { ...confluent, cloudKey: confluent.tableflowKey } },
    });
    expect(await thrownBy(createPostgresCdcConnector(lab, connectorInput))).toMatchObject({
      name: 'ApiError',
      status: 401,
      tried: 'read connector "riverhotel-postgres-cdc"',
      hint: 'The Cloud key RIVERTABLEFLOW01 was refused; this API wants a Cloud key. Check id, secret and kind; a new key takes a moment to work.',
    });
    expect(calls()).toEqual([`GET ${connector} → 401`]);
  });

  it('takes what somebody else made in the meantime', async () => {
    const { lab, simulator, anotherLab, changes } = await createSimulatedLab();
    const fetch = fetchAround(simulator, {
      call: /^POST .*connectors$/,
      before: () => createPostgresCdcConnector(lab, connectorInput, { wait: false }),
    });
    expect((await createPostgresCdcConnector(await anotherLab({ fetch }), connectorInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([`POST ${cluster}/connectors → 201`, `POST ${cluster}/connectors → 409`]);
    expect(simulator.state.confluent.connectors).toHaveLength(1);
  });
});

describe('when the connection breaks', () => {
  it('after the effect: finds what it made', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createConnector', drop: 'after' });
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('created');
    expect(simulator.state.confluent.connectors).toHaveLength(1);
  });

  it('before the effect: says so, and the next run works', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createConnector', drop: 'before' });
    expect(await thrownBy(createPostgresCdcConnector(lab, connectorInput))).toMatchObject({
      name: 'NetworkError',
      code: 'ECONNRESET',
      operation: `POST ${cluster}/connectors`,
      attempts: 1,
    });
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('created');
  });

  it('during the wait: checks again', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'getConnectorStatus', drop: 'before', times: 4 });
    expect((await createPostgresCdcConnector(lab, connectorInput)).outcome).toBe('created');
  });
});

describe('an abort', () => {
  it.each([
    ['the first check', /connectors\/riverhotel-postgres-cdc$/, 1],
    ['the validation', /validate$/, 2],
    ['the creation', /^POST .*connectors$/, 3],
    ['the wait', /status$/, 5],
  ])('after %s ends the recipe with its reason, and no call follows', async (_when, call, callCount) => {
    const { simulator, anotherLab } = await createSimulatedLab();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call, after: () => controller.abort(reason) });
    const lab = await anotherLab({ fetch });
    const work = createPostgresCdcConnector(lab, connectorInput, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(callCount);
  });

  it('during the check of the database ends it before anything is made', async () => {
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const inspect = async () => {
      controller.abort(reason);
      return goodFindings;
    };
    const { lab, changes } = await createSimulatedLab({ source: sourceDouble({ inspect }) });
    const work = createPostgresCdcConnector(lab, connectorInput, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(changes()).toEqual([]);
  });

  it('while a change is repeated ends the repeating', async () => {
    const { lab, simulator, clock, changes } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, { ...connectorInput, tables: ['public.hotel'] });
    changes();
    simulator.faults.add({
      on: 'replaceConnectorConfig',
      answer: { status: 503, headers: { 'retry-after': '30' } },
      times: 3,
    });
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    const work = createPostgresCdcConnector(lab, connectorInput, { signal: controller.signal });
    await expect(work).rejects.toBe(reason);
    expect(changes()).toEqual([`PUT ${connector}/config → 503`]);
  });
});
