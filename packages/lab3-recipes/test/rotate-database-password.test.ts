import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import type { LabConfig } from '../src/config/lab-config.ts';
import { type RotateDatabasePasswordInput, rotateDatabasePassword } from '../src/recipes/rotate-database-password.ts';
import { SourceError } from '../src/source/source-error.ts';
import { revealed } from './support/revealed.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const connector = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc';
const input: RotateDatabasePasswordInput = { password: createSecret('river-second-password') };

/** A lab whose database has got the new password. It is not the world that all tests share. */
async function labWithNewPassword(password = 'river-second-password'): Promise<SimulatedLab> {
  const world = { ...riverHotels, database: { ...riverHotels.database } };
  const simulated = await labWithTopics({ world });
  Object.assign(world.database, { password });
  return simulated;
}

const recordOf = ({ simulator }: SimulatedLab) => {
  const [record] = simulator.state.confluent.connectors;
  if (!record) throw new Error('there is no connector');
  return record;
};
const stateOf = (simulated: SimulatedLab) => {
  const { config, state } = recordOf(simulated);
  return [config['database.password'], state];
};

describe('another database password', () => {
  it('is proven by a login, written alone, and the connector runs with it', async () => {
    const simulated = await labWithNewPassword();
    const { lab, simulator, calls } = simulated;
    const before = { ...recordOf(simulated).config };
    const logins: unknown[] = [];
    let isClosed = false;
    const connect = (settings: LabConfig['source']) => {
      logins.push(revealed(settings));
      return sourceDouble({
        close: async () => {
          isClosed = true;
        },
      });
    };
    expect(await rotateDatabasePassword(lab, { ...input, connect })).toEqual({
      outcome: 'updated',
      name: 'riverhotel-postgres-cdc',
      login: 'proven',
      mayDeleteOld: true,
      next: 'Give the lab the new password (LAB3_DATABASE_PASSWORD); the old one may be deleted wherever it is kept.',
    });
    expect(logins).toEqual([
      {
        hostname: 'river-postgres.us-west-2.compute.amazonaws.com',
        port: 5432,
        user: 'debezium',
        databaseName: 'workshop',
        password: 'river-second-password',
        sslMode: 'require',
      },
    ]);
    expect(isClosed).toBe(true);
    // Neither a mask nor a key of the service is ever written.
    expect(simulator.calls.find((call) => call.method === 'PUT')?.body).toEqual({
      ...before,
      'database.password': 'river-second-password',
    });
    expect(calls()).toEqual([
      `GET ${connector} → 200`,
      `GET ${connector}/status → 200`,
      `PUT ${connector}/config → 200`,
      `GET ${connector}/status → 200`,
    ]);
    expect(recordOf(simulated).config).toEqual({ ...before, 'database.password': 'river-second-password' });
    expect(stateOf(simulated)).toEqual(['river-second-password', 'RUNNING']);

    await rotateDatabasePassword(lab, input);
    expect(stateOf(simulated)).toEqual(['river-second-password', 'RUNNING']);

    Object.assign(simulator.state.world.database, { password: 'river-database-secret' });
    await rotateDatabasePassword(lab, { password: lab.config.source.password });
    expect(stateOf(simulated)).toEqual(['river-database-secret', 'RUNNING']);
  });

  it.each([
    ['no connection', undefined],
    [
      'unreachable',
      () => sourceDouble({ inspect: () => Promise.reject(new SourceError('timeout', 'unreachable', {})) }),
    ],
  ] as const)('is proven by the connector alone where there is %s', async (login, connect) => {
    const simulated = await labWithNewPassword();
    expect(await rotateDatabasePassword(simulated.lab, { ...input, connect })).toMatchObject({
      login,
      mayDeleteOld: true,
    });
  });

  it('mends a connector that failed with the old one', async () => {
    const simulated = await labWithNewPassword();
    const failed = { state: 'FAILED', trace: 'FATAL: password authentication failed for user "debezium"' } as const;
    Object.assign(recordOf(simulated), failed);
    const stale = await simulated.simulator.fetch(
      new Request(`https://api.confluent.cloud${connector}/status`, {
        headers: { authorization: `Basic ${btoa('RIVERCLOUDKEY001:river-cloud-secret')}` },
      }),
    );
    // The first check after the change still reports the old failure.
    simulated.simulator.faults.add({
      on: 'getConnectorStatus',
      skip: 1,
      answer: { status: 200, body: await stale.json() },
    });
    expect((await rotateDatabasePassword(simulated.lab, input)).mayDeleteOld).toBe(true);
    expect(stateOf(simulated)).toEqual(['river-second-password', 'RUNNING']);
  });

  it('is written without a wait when told so, and the old one stays', async () => {
    const simulated = await labWithNewPassword();
    expect(await rotateDatabasePassword(simulated.lab, input, { wait: false })).toMatchObject({
      mayDeleteOld: false,
      next: 'Keep the old password until the connector runs with the new one.',
    });
    expect(stateOf(simulated)).toEqual(['river-second-password', 'PROVISIONING']);
  });

  it.each([
    ['prefer', 'prefer'],
    ['disable', 'disable'],
    ['verify-full', 'prefer'],
    [undefined, 'prefer'],
  ])('takes sslmode %s of the connector for a login with %s', async (live, used) => {
    const simulated = await labWithNewPassword();
    const { config } = recordOf(simulated);
    if (live === undefined) delete config['database.sslmode'];
    else config['database.sslmode'] = live;
    const modes: string[] = [];
    const refused = new SourceError('no', 'refused', { code: '3D000' });
    const connect = ({ sslMode }: LabConfig['source']) => {
      modes.push(sslMode);
      return sourceDouble({ inspect: () => Promise.reject(refused) });
    };
    await expect(rotateDatabasePassword(simulated.lab, { ...input, connect })).rejects.toBe(refused);
    expect(modes).toEqual([used]);
  });
});

describe('nothing is written', () => {
  const unwritten = async (simulated: SimulatedLab, given: Partial<RotateDatabasePasswordInput> = {}) => {
    const error = await thrownBy(rotateDatabasePassword(simulated.lab, { ...input, ...given }));
    expect(simulated.changes()).toEqual([]);
    return error;
  };

  it('where the database refuses the new password', async () => {
    let isClosed = false;
    const refused = new SourceError('Could not inspect PostgreSQL: … Set the right password.', 'refused', {
      code: '28P01',
      detail: 'password authentication failed for user "debezium"',
    });
    const connect = () =>
      sourceDouble({
        inspect: () => Promise.reject(refused),
        close: async () => {
          isClosed = true;
        },
      });
    const error = await unwritten(await labWithNewPassword(), { connect });
    expect(error).toMatchObject({ name: 'InputError', cause: refused });
    expect(error.message).toBe(
      'Could not rotate the database password of connector "riverhotel-postgres-cdc":\n  - password: was refused, and nothing was written. PostgreSQL said: password authentication failed for user "debezium". Set that password for the role first (ALTER ROLE "debezium" PASSWORD …), then run it again.',
    );
    expect(isClosed).toBe(true);
  });

  it('on a paused connector', async () => {
    const simulated = await labWithNewPassword();
    recordOf(simulated).state = 'PAUSED';
    expect((await unwritten(simulated)).message).toBe(
      'Could not rotate the database password of connector "riverhotel-postgres-cdc":\n  - connectorName: is paused, and would not try the password. Resume it first.',
    );
  });

  it('where another secret of the connector would be lost', async () => {
    const simulated = await labWithNewPassword();
    Object.assign(recordOf(simulated).config, { 'kafka.api.secret': 'river-kafka-secret' });
    expect((await unwritten(simulated)).message).toBe(
      'Could not rotate the database password of connector "riverhotel-postgres-cdc":\n  - kafka.api.secret: is another secret of the connector; the change would lose it, because only the service knows it. Change the password in the Confluent console.',
    );
  });

  it('where there is no such connector', async () => {
    expect((await unwritten(await labWithNewPassword(), { connectorName: 'other' })).message).toBe(
      'Could not rotate the database password of connector "other":\n  - connectorName: connector "other" does not exist. Check connectorName, or create it: lab3 up, or createPostgresCdcConnector.',
    );
  });

  it('for a password in plain text', async () => {
    const { lab, calls } = await createSimulatedLab();
    const wrong = { password: 'river-plain' as never, connect: 'psql' as never };
    expect((await thrownBy(rotateDatabasePassword(lab, wrong))).message).toBe(
      'Could not rotate the database password of the connector:\n  - password: is not valid. It must be made with createSecret().\n  - connect: is not valid. It must be a function.',
    );
    expect(calls()).toEqual([]);
  });
});

describe('a connector that fails with the new password', () => {
  it('gets the previous one back, and the error tells both', async () => {
    const simulated = await labWithNewPassword('river-database-secret');
    const error = await thrownBy(rotateDatabasePassword(simulated.lab, input));
    expect(error).toMatchObject({ name: 'RotationError', isPutBack: true });
    expect(error.message).toMatch(
      /^Could not rotate the database password of connector "riverhotel-postgres-cdc"\. Waited for connector "riverhotel-postgres-cdc" to run with the new password: FAILED: .* It said: FATAL: password authentication failed for user "debezium"\. .* The previous one was written back, and works\.$/,
    );
    expect(error.message).not.toContain('river-second-password');
    expect(stateOf(simulated)).toEqual(['river-database-secret', 'RUNNING']);
  });

  it('tells that it does not run with the previous one either', async () => {
    const simulated = await labWithNewPassword('river-third-password');
    const previousPassword = createSecret('river-wrong-password');
    const error = await thrownBy(rotateDatabasePassword(simulated.lab, { ...input, previousPassword }));
    expect(error).toMatchObject({
      name: 'RotationError',
      isPutBack: true,
      hint: 'It does not work with either: run it again with one that works.',
    });
    expect(error.message).toMatch(
      / The previous one was written back\. Waited for connector "riverhotel-postgres-cdc" to run with the previous password: FAILED: .* It said: FATAL: password authentication failed for user "debezium"\. .* It does not work with either: run it again with one that works\.$/,
    );
    expect(stateOf(simulated)).toEqual(['river-wrong-password', 'FAILED']);
  });

  it('tells that the previous one is not proven where the time is over before', async () => {
    const simulated = await labWithNewPassword('river-database-secret');
    const error = await thrownBy(
      rotateDatabasePassword(simulated.lab, input, {
        onProgress: ({ waitingFor }) => {
          if (waitingFor.endsWith('previous password')) Object.assign(recordOf(simulated), { state: 'RESTARTING' });
        },
      }),
    );
    expect(error).toMatchObject({
      name: 'RotationError',
      isPutBack: true,
      hint: 'Whether the previous one works is not known yet.',
    });
    expect(error.message).toMatch(
      / The previous one was written back\. Waited for connector "riverhotel-postgres-cdc" to run with the previous password: still RESTARTING \(tasks RUNNING\) after 300 s\. Keep both passwords where you can, and ask diagnoseConnector for the cause\. Whether the previous one works is not known yet\.$/,
    );
  });

  it('keeps the new one where nobody knows the previous', async () => {
    const simulated = await labWithNewPassword('river-database-secret');
    const error = await thrownBy(rotateDatabasePassword(simulated.lab, { ...input, previousPassword: input.password }));
    expect(error).toMatchObject({ name: 'RotationError', isPutBack: false });
    expect(error.message).toContain('or give the previous one as previousPassword.');
    expect(stateOf(simulated)).toEqual(['river-second-password', 'FAILED']);
  });
});

it('ends with the reason of an abort', async () => {
  const { lab } = await labWithNewPassword();
  const controller = new AbortController();
  const reason = new Error('the person pressed Ctrl-C');
  const connect = () =>
    sourceDouble({
      inspect: async () => {
        controller.abort(reason);
        throw reason;
      },
    });
  await expect(rotateDatabasePassword(lab, { ...input, connect }, { signal: controller.signal })).rejects.toBe(reason);
});
