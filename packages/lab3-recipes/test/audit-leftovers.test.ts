import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { auditLeftovers } from '../src/compositions/audit-leftovers.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import { SourceError } from '../src/source/source-error.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import { configOf, createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';

const { clientId } = riverHotels.databricks.servicePrincipal;
const ourSlot = 'sa_river1_riverhotel_postgres_cdc_1xlimwq_slot';
/** That of a lab with the prefix `river`. */
const riverSlot = replicationOf({ ...configOf(riverHotels), prefix: 'river' }).slotName;
const ourPublication = 'sa_river1_riverhotel_postgres_cdc_1xlimwq_pub';
const drop = `SELECT pg_drop_replication_slot('${ourSlot}'); DROP PUBLICATION IF EXISTS ${ourPublication};`;
const everything = { deleteTopics: true, deleteSubjects: true, deleteSchema: true };
const nothing = { verdict: 'clean', leftovers: [], unseen: [] };
const healthy = () => sourceDouble({ inspect: async () => inDepth() });

/** A lab that was set up and taken back, with all that was asked for. */
async function labTakenBack(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const simulated = await labWithTables({ source: healthy(), config: { prefix: 'river' }, ...options });
  await tearDownLab3(simulated.lab, everything);
  simulated.simulator.forgetCalls();
  return simulated;
}

/** Puts an external location into the workspace that the lab's principal may see. */
function plantLocation({ simulator }: SimulatedLab, name: string, url: string): void {
  const { databricks } = simulator.state;
  databricks.externalLocations.push({ ...databricks.externalLocations[0], name, url });
  databricks.grants[`external_location/${name}`] = { [clientId]: ['READ_FILES'] };
}

function plantSubject({ simulator }: SimulatedLab, name: string): void {
  const versions = [{ version: 1, id: 100_900, schema: '"string"' }];
  simulator.state.confluent.subjects.push({ name, versions });
}

function plantTopic({ simulator }: SimulatedLab, name: string): void {
  simulator.state.confluent.topics.push({ name, partitions: 1, configs: {} });
}

describe('searching for leftovers', () => {
  it('finds none after tearing down, and makes no changing call', async () => {
    const { lab, changes } = await labTakenBack();
    expect(await auditLeftovers(lab)).toEqual(nothing);
    expect(changes()).toEqual([]);
  });

  it('lists exactly the slot, the subject and the external location that were planted', async () => {
    const simulated = await labTakenBack();
    plantSubject(simulated, 'riverhotel.public.hotel-value');
    plantLocation(simulated, 'river-forgotten-location', 's3://river-forgotten-bucket/');
    const source = sourceDouble({ inspect: async () => inDepth({ allSlots: [slot(riverSlot, { isActive: false })] }) });
    const lab = await simulated.anotherLab({ source, config: { prefix: 'river' } });
    const url = 'https://psrc-river1.us-west-2.aws.confluent.cloud/subjects/riverhotel.public.hotel-value';
    const curl = 'curl -X DELETE -u "$SCHEMA_REGISTRY_API_KEY:$SCHEMA_REGISTRY_API_SECRET"';
    expect(await auditLeftovers(lab)).toEqual({
      verdict: 'leftovers',
      leftovers: [
        {
          system: 'Confluent Cloud',
          kind: 'subject',
          name: 'riverhotel.public.hotel-value',
          why: 'it is named like the subjects of the connector',
          removeWith: `${curl} "${url}" && ${curl} "${url}?permanent=true"`,
        },
        {
          system: 'Databricks',
          kind: 'external location',
          name: 'river-forgotten-location',
          why: 'its name begins with river',
          removeWith: 'DROP EXTERNAL LOCATION `river-forgotten-location`;',
        },
        {
          system: 'PostgreSQL',
          kind: 'replication slot',
          name: riverSlot,
          why: 'it holds back WAL until the disk of the server is full',
          removeWith: `SELECT pg_drop_replication_slot('${riverSlot}');`,
        },
      ],
      unseen: [],
    });
  });

  it('on a lab that exists lists all of it', async () => {
    const source = sourceDouble({
      inspect: async () => inDepth({ allSlots: [slot(ourSlot)], publication: { isOwned: true, tables: [] } }),
    });
    const { lab } = await labWithTables({ source });
    const { leftovers } = await auditLeftovers(lab);
    expect(leftovers.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      `Tableflow topic ${hotelTopic}`,
      `Tableflow topic ${customerTopic}`,
      'catalog integration tableflow-databricks-workshop',
      'connector riverhotel-postgres-cdc',
      ...['customer-key', 'customer-value', 'hotel-key', 'hotel-value'].map(
        (end) => `subject riverhotel.public.${end}`,
      ),
      `topic ${customerTopic}`,
      `topic ${hotelTopic}`,
      'table river-hotels.lkc-river1.riverhotel_public_customer',
      'table river-hotels.lkc-river1.riverhotel_public_hotel',
      `replication slot ${ourSlot}`,
      `publication ${ourPublication}`,
    ]);
    expect(leftovers.slice(-2).map(({ removeWith }) => removeWith)).toEqual([
      `SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = '${ourSlot}'; SELECT pg_drop_replication_slot('${ourSlot}');`,
      `DROP PUBLICATION ${ourPublication};`,
    ]);
  });
});

describe('what is not a leftover', () => {
  it('is what was not asked to be gone', async () => {
    const simulated = await labWithTables({ source: healthy() });
    await tearDownLab3(simulated.lab);
    const { lab } = simulated;
    const kept = { topics: false, subjects: false, schema: false };
    expect(await auditLeftovers(lab, { expect: kept })).toEqual(nothing);
    expect((await auditLeftovers(lab, { expect: { ...kept, schema: true } })).leftovers).toEqual([
      {
        system: 'Databricks',
        kind: 'schema',
        name: 'river-hotels.lkc-river1',
        why: 'Tableflow made it for the tables of the cluster, and it is empty',
        removeWith: 'DROP SCHEMA `river-hotels`.`lkc-river1`;',
      },
    ]);
    expect(
      (await auditLeftovers(lab, { expect: { ...kept, topics: true } })).leftovers.map(({ name }) => name),
    ).toEqual([customerTopic, hotelTopic]);
  });

  it('is what others made, under whatever name', async () => {
    const source = sourceDouble({
      inspect: async () =>
        inDepth({
          allSlots: [slot('other_slot'), slot(ourSlot, { databaseName: 'billing' }), slot(ourSlot, { plugin: null })],
        }),
    });
    const simulated = await labTakenBack({ source });
    plantTopic(simulated, 'riverhotel.cdc.clickstream');
    plantTopic(simulated, '__debezium-heartbeat-lcc-1.other.riverhotel');
    plantSubject(simulated, 'riverhotel.cdc.clickstream-value');
    plantLocation(simulated, 'riverside', 's3://riverside-bucket/');
    expect(await auditLeftovers(simulated.lab)).toEqual(nothing);
  });

  it('is what the lab rests on, unless it was to be gone', async () => {
    const { lab } = await labTakenBack();
    const { leftovers } = await auditLeftovers(lab, { expect: { storage: true } });
    expect(leftovers.map(({ kind, name, removeWith }) => [kind, name, removeWith])).toEqual([
      [
        'provider integration',
        'river-hotels-s3',
        'curl -X DELETE -u "$CONFLUENT_CLOUD_API_KEY:$CONFLUENT_CLOUD_API_SECRET" "https://api.confluent.cloud/pim/v1/integrations/cspi-river1?environment=env-river1"',
      ],
      ['external location', 'river-external-location', 'DROP EXTERNAL LOCATION `river-external-location`;'],
      ['storage credential', 'river-storage-credential', 'DROP STORAGE CREDENTIAL `river-storage-credential`;'],
    ]);
  });
});

describe('names', () => {
  it('tell what an earlier form of the lab left', async () => {
    const simulated = await labTakenBack();
    plantTopic(simulated, 'riverhotel.public.guest');
    plantTopic(simulated, '__debezium-heartbeat-lcc-1.riverhotel');
    plantLocation(simulated, 'elsewhere', 's3://river-tableflow-bucket/old/');
    const { leftovers } = await auditLeftovers(simulated.lab);
    expect(leftovers.map(({ kind, name, why }) => `${kind} ${name}: ${why}`)).toEqual([
      'topic riverhotel.public.guest: it is named like the topics of the connector',
      'topic __debezium-heartbeat-lcc-1.riverhotel: it is named like the topics of the connector',
      'external location elsewhere: it is at s3://river-tableflow-bucket/old/, in the storage of the lab',
    ]);
  });

  it('tell the keys of runs that were killed, and leave the young ones to the runs beside this one', async () => {
    const { lab, simulator, clock } = await labTakenBack();
    const { apiKeys } = simulator.state.confluent;
    const tableflowKey = apiKeys.find((one) => one.kind === 'Tableflow');
    if (!tableflowKey) throw new Error('the world has a Tableflow key');
    const { key } = tableflowKey;
    for (const [id, agoMs] of [['KILLEDRUN', 7 * 3_600_000] as const, ['YOUNGRUN', 5 * 3_600_000] as const]) {
      const metadata = { self: `/iam/v2/api-keys/${id}`, created_at: new Date(clock.now() - agoMs).toISOString() };
      const spec = { ...key.spec, display_name: 'lab3-temporary' };
      apiKeys.push({ ...tableflowKey, key: { ...key, id, metadata, spec } });
    }
    const { leftovers, unseen } = await auditLeftovers(lab);
    expect(leftovers).toEqual([
      {
        system: 'Confluent Cloud',
        kind: 'temporary API key',
        name: 'KILLEDRUN',
        why: 'a run that has ended made it for sa-river1, 7 hours ago',
        removeWith:
          'curl -X DELETE -u "$CONFLUENT_CLOUD_API_KEY:$CONFLUENT_CLOUD_API_SECRET" "https://api.confluent.cloud/iam/v2/api-keys/KILLEDRUN"',
      },
    ]);
    expect(unseen).toEqual([
      {
        system: 'Confluent Cloud',
        what: 'temporary API key YOUNGRUN',
        why: 'a run on another machine made it 5 hours ago and may still use it; if that run is over, run: curl -X DELETE -u "$CONFLUENT_CLOUD_API_KEY:$CONFLUENT_CLOUD_API_SECRET" "https://api.confluent.cloud/iam/v2/api-keys/YOUNGRUN"',
      },
    ]);
    expect(await tearDownLab3(lab)).toMatchObject({ unseen });
    expect(apiKeys.length).toBeGreaterThan(0);
    expect(simulator.state.confluent.apiKeys.map(({ key: { id } }) => id)).not.toContain('KILLEDRUN');
    expect(simulator.state.confluent.apiKeys.map(({ key: { id } }) => id)).toContain('YOUNGRUN');
  });
});

describe('the commands', () => {
  it('with curl remove what they are listed for', async () => {
    const { lab, simulator } = await labWithTables({ source: healthy() });
    simulator.state.confluent.acls.push({
      resource_type: 'TOPIC',
      resource_name: 'riverhotel',
      pattern_type: 'PREFIXED',
      principal: `User:${riverHotels.serviceAccount.id}`,
      host: '*',
      operation: 'WRITE',
      permission: 'ALLOW',
    });
    const { leftovers } = await auditLeftovers(lab, { expect: { access: true } });
    const commands = leftovers.filter(({ system }) => system === 'Confluent Cloud').map((one) => one.removeWith);
    expect(commands).toHaveLength(11);
    for (const command of commands.flatMap((one) => one.split(' && '))) {
      expect(await runCurl(command, simulator.fetch)).toBeLessThan(300);
    }
    const after = await auditLeftovers(lab, { expect: { access: true } });
    expect(after.leftovers.map(({ kind }) => kind)).toEqual(['Tableflow topic', 'Tableflow topic', 'table', 'table']);
    expect(simulator.state.confluent.tableflowTopics.every((one) => one.disabledAtMs !== undefined)).toBe(true);
  });
});

/** Does what the shell would do with a command, and gives the status of the answer. */
async function runCurl(command: string, send: (request: Request) => Promise<Response>): Promise<number> {
  const { variables = '', url = '' } =
    /^curl -X DELETE -u "\$(?<variables>\w+)_API_KEY:\$\k<variables>_API_SECRET" "(?<url>[^"$]+)"$/.exec(command)
      ?.groups ?? {};
  const { keys } = riverHotels;
  const key = {
    CONFLUENT_CLOUD: keys.cloud,
    TABLEFLOW: keys.tableflow,
    KAFKA: keys.kafka,
    SCHEMA_REGISTRY: keys.schemaRegistry,
  }[variables];
  if (!key) throw new Error(`no such command: ${command}`);
  const authorization = `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
  return (await send(new Request(url, { method: 'DELETE', headers: { authorization } }))).status;
}

describe('what cannot be checked', () => {
  it('is told, and is neither empty nor a leftover', async () => {
    const unreachable = new SourceError('Could not inspect PostgreSQL: no answer.', 'unreachable', {});
    const source = sourceDouble({ inspect: () => Promise.reject(unreachable) });
    const { lab, simulator } = await createSimulatedLab({ source });
    simulator.faults.add({ on: 'listApiKeys', answer: { status: 403 } });
    expect(await auditLeftovers(lab)).toEqual({
      verdict: 'clean',
      leftovers: [],
      unseen: [
        { system: 'Confluent Cloud', what: 'temporary API keys', why: 'Confluent Cloud returned 403' },
        {
          system: 'PostgreSQL',
          what: 'replication slot and publication',
          why: `Could not inspect PostgreSQL: no answer. If they are still there, run: ${drop}`,
        },
      ],
    });
  });

  it('is the database where the lab has no connection to it', async () => {
    const { lab } = await createSimulatedLab();
    expect((await auditLeftovers(lab)).unseen).toEqual([
      {
        system: 'PostgreSQL',
        what: 'replication slot and publication',
        why: `the lab has no connection to it. If they are still there, run: ${drop}`,
      },
    ]);
  });

  it('ends with the abort, and does not take it for an answer', async () => {
    const { lab } = await createSimulatedLab();
    const reason = new Error('the person pressed Ctrl-C');
    await expect(auditLeftovers(lab, {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
