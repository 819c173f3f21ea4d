import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { deletePostgresCdcConnector } from '../src/recipes/delete-connector.ts';
import { SourceError } from '../src/source/source-error.ts';
import { fetchAround } from './support/fetch-around.ts';
import { connectorInput } from './support/inputs.ts';
import { createSimulatedLab, type LabSettings } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const connector = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc';
/** Tells a connector from one of the same name that somebody makes after it. */
const ids = 'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors?expand=id → 200';
const name = 'riverhotel-postgres-cdc';
const replication = { system: 'PostgreSQL', what: 'replication slot and publication' };
const drop =
  "SELECT pg_drop_replication_slot('sa_river1_riverhotel_postgres_cdc_1xlimwq_slot'); DROP PUBLICATION IF EXISTS sa_river1_riverhotel_postgres_cdc_1xlimwq_pub;";

/** A lab with the connector, whose creation is forgotten. */
async function labWithConnector(settings: LabSettings = {}) {
  const simulated = await createSimulatedLab(settings);
  await createPostgresCdcConnector(simulated.lab, connectorInput, { wait: false, preflight: false });
  simulated.changes();
  return simulated;
}

/** Notes what is to be dropped, and drops it the first time. */
function replicationDouble() {
  const asked: unknown[] = [];
  const source = sourceDouble({
    dropReplication: async (names) => {
      asked.push(names);
      return asked.length > 1 ? [] : [`replication slot ${names.slotName}`, `publication ${names.publicationName}`];
    },
  });
  return { asked, source };
}

describe('deleting the connector', () => {
  it('deletes it, sees it gone, and drops slot and publication', async () => {
    const { asked, source } = replicationDouble();
    const { lab, simulator, calls } = await labWithConnector({ source });
    expect(await deletePostgresCdcConnector(lab, { name })).toEqual({
      outcome: 'deleted',
      dropped: [
        'replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot',
        'publication sa_river1_riverhotel_postgres_cdc_1xlimwq_pub',
      ],
      unseen: [],
    });
    expect(calls()).toEqual([ids, `DELETE ${connector} → 200`, ids]);
    expect(asked).toEqual([
      {
        slotName: 'sa_river1_riverhotel_postgres_cdc_1xlimwq_slot',
        publicationName: 'sa_river1_riverhotel_postgres_cdc_1xlimwq_pub',
      },
    ]);
    expect(simulator.state.confluent.connectors).toEqual([]);
  });

  it('a second time finds nothing', async () => {
    const { source } = replicationDouble();
    const { lab, changes, calls } = await labWithConnector({ source });
    await deletePostgresCdcConnector(lab, { name });
    changes();
    expect(await deletePostgresCdcConnector(lab, { name })).toEqual({ outcome: 'unchanged', dropped: [], unseen: [] });
    expect(calls()).toEqual([ids]);
  });

  it('drops what a killed run left behind', async () => {
    const { source } = replicationDouble();
    const { lab } = await createSimulatedLab({ source });
    expect((await deletePostgresCdcConnector(lab, { name })).outcome).toBe('deleted');
  });

  it('drops by the names that were given', async () => {
    const { asked, source } = replicationDouble();
    const { lab } = await labWithConnector({ source });
    await deletePostgresCdcConnector(lab, { name, slotName: 'river_slot', publicationName: 'river_publication' });
    expect(asked).toEqual([{ slotName: 'river_slot', publicationName: 'river_publication' }]);
  });

  it('does without a connection to the database', async () => {
    const { lab } = await labWithConnector();
    expect(await deletePostgresCdcConnector(lab, { name })).toEqual({
      outcome: 'deleted',
      dropped: [],
      unseen: [{ ...replication, why: `the lab has no connection to it. If they are still there, run: ${drop}` }],
    });
  });
});

describe('a database that is not reached', () => {
  const refusedAt = 'connect ECONNREFUSED 127.0.0.1:5432';
  const unreachable = new SourceError(`Could not inspect PostgreSQL: ${refusedAt}.`, 'unreachable', {
    code: 'ECONNREFUSED',
  });

  it('is no failure: the connector goes, and what was not checked is reported with the SQL that drops it', async () => {
    const source = sourceDouble({ inspect: () => Promise.reject(unreachable) });
    const { lab, anotherLab, calls } = await labWithConnector();
    expect(await deletePostgresCdcConnector(await anotherLab({ source }), { name })).toEqual({
      outcome: 'deleted',
      dropped: [],
      unseen: [
        { ...replication, why: `Could not inspect PostgreSQL: ${refusedAt}. If they are still there, run: ${drop}` },
      ],
    });
    expect(calls()).toEqual([ids, `DELETE ${connector} → 200`, ids]);
    expect((await deletePostgresCdcConnector(lab, { name })).outcome).toBe('unchanged');
  });

  it('may go away before it drops, and the next run drops', async () => {
    let tries = 0;
    const source = sourceDouble({
      dropReplication: async ({ slotName }) => {
        tries += 1;
        if (tries === 1) throw new SourceError('Could not drop the slot: no answer.', 'unreachable', {});
        return [`replication slot ${slotName}`];
      },
    });
    const { lab } = await labWithConnector({ source });
    expect((await deletePostgresCdcConnector(lab, { name })).unseen).toEqual([
      { ...replication, why: `Could not drop the slot: no answer. If they are still there, run: ${drop}` },
    ]);
    expect(await deletePostgresCdcConnector(lab, { name })).toEqual({
      outcome: 'deleted',
      dropped: ['replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot'],
      unseen: [],
    });
  });
});

describe('a slot whose session is not quite gone', () => {
  const inUse = new SourceError(
    'Could not drop the slot: replication slot "riverhotel" is active for PID 4711.',
    'refused',
    { code: '55006' },
  );

  it('is dropped a little later', async () => {
    let tries = 0;
    const source = sourceDouble({
      dropReplication: async ({ slotName }) => {
        tries += 1;
        if (tries <= 3) throw inUse;
        return [`replication slot ${slotName}`];
      },
    });
    const { lab } = await labWithConnector({ source });
    const { dropped } = await deletePostgresCdcConnector(lab, { name });
    expect(dropped).toEqual(['replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot']);
  });

  it('is told after half a minute', async () => {
    const { lab, clock } = await labWithConnector({
      source: sourceDouble({ dropReplication: () => Promise.reject(inUse) }),
    });
    const startMs = clock.now();
    const error = await thrownBy(deletePostgresCdcConnector(lab, { name }));
    expect(error).toMatchObject({ name: 'SourceError', reason: 'refused', code: '55006' });
    expect(clock.now() - startMs).toBeLessThan(60_000);
  });
});

describe('when something goes wrong', () => {
  it.each(['inspect', 'dropReplication'] as const)(
    'says what survives where the database refuses to %s',
    async (call) => {
      const hint = 'Set the right database password.';
      const refused = new SourceError(`Could not check: password authentication failed. ${hint}`, 'refused', {
        code: '28P01',
        hint,
      });
      const source = sourceDouble({ [call]: () => Promise.reject(refused) });
      const { simulator, anotherLab } = await labWithConnector();
      const error = await thrownBy(deletePostgresCdcConnector(await anotherLab({ source }), { name }));
      expect(error).toMatchObject({ name: 'SourceError', reason: 'refused', code: '28P01', hint });
      expect(error.message).toBe(
        `Connector "riverhotel-postgres-cdc" is gone, but its replication slot and publication were not dropped, and the slot holds back WAL: Could not check: password authentication failed. ${hint} When that is fixed, run it again, or run: ${drop}`,
      );
      expect(simulator.state.confluent.connectors).toEqual([]);
    },
  );

  it.each(['before', 'after'] as const)('repeats a delete whose connection broke %s the effect', async (drop) => {
    const { lab, simulator } = await labWithConnector();
    simulator.faults.add({ on: 'deleteConnector', drop });
    expect((await deletePostgresCdcConnector(lab, { name })).outcome).toBe('deleted');
    expect(simulator.state.confluent.connectors).toEqual([]);
  });

  it('says what it tried', async () => {
    const { lab, simulator } = await labWithConnector();
    simulator.faults.add({ on: 'deleteConnector', answer: { status: 403 } });
    expect(await thrownBy(deletePostgresCdcConnector(lab, { name }))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'delete connector "riverhotel-postgres-cdc"',
    });
  });

  it('says that it did not go in time', async () => {
    const { lab, simulator } = await labWithConnector();
    simulator.faults.add({ on: 'deleteConnector', answer: { status: 200, body: {} } });
    const error = await thrownBy(deletePostgresCdcConnector(lab, { name }, { timeoutMs: 30_000 }));
    expect(error.message).toBe('Waited for connector "riverhotel-postgres-cdc" to be gone: still DELETING after 30 s.');
  });

  it('ends with the reason of an abort: no call follows, and nothing is dropped', async () => {
    const { asked, source } = replicationDouble();
    const { simulator, anotherLab, calls } = await labWithConnector();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call: /^DELETE/, after: () => controller.abort(reason) });
    const lab = await anotherLab({ fetch, source });
    await expect(deletePostgresCdcConnector(lab, { name }, { signal: controller.signal })).rejects.toBe(reason);
    expect(calls()).toEqual([ids, `DELETE ${connector} → 200`]);
    expect(asked).toEqual([]);
  });
});
