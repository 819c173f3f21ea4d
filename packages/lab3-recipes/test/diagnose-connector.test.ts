import { describe, expect, it } from 'vitest';
import { diagnoseConnector } from '../src/recipes/diagnose-connector.ts';
import { connectorSays, statusAnswer } from './support/diagnosis-scenes.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';

const name = 'riverhotel-postgres-cdc';

describe('a connector', () => {
  it('that runs has no causes', async () => {
    const { lab, changes } = await labWithTopics();
    expect(await diagnoseConnector(lab, { name })).toEqual({
      health: { state: 'healthy', phase: 'RUNNING, task 0 RUNNING' },
      causes: [],
      unknown: [],
    });
    expect(changes()).toEqual([]);
  });

  it('that does not exist', async () => {
    const { lab } = await createSimulatedLab();
    const { health, causes } = await diagnoseConnector(lab, { name });
    expect(health).toEqual({ state: 'absent', phase: 'absent' });
    expect(causes.map((one) => one.ruleId)).toEqual(['connector-absent']);
  });

  it('that failed: what it says and what the database shows become one cause', async () => {
    const inspect = async () => ({ ...goodFindings, walLevel: 'replica', mayReplicate: false });
    const { lab, simulator, changes } = await labWithTopics({ source: sourceDouble({ inspect }) });
    const trace = `Postgres server wal_level property must be 'logical' but is: 'replica'`;
    connectorSays(simulator, 'FAILED', trace);
    expect(await diagnoseConnector(lab, { name })).toEqual({
      health: { state: 'failed', phase: 'FAILED, task 0 USER_ACTIONABLE_ERROR' },
      causes: [
        {
          ruleId: 'wal-level',
          cause: 'The server does not write the logical changes that a CDC connector reads.',
          evidence: [
            { from: 'connector trace', text: trace },
            { from: 'database workshop', text: 'wal_level is "replica", and change capture needs "logical"' },
          ],
          remedy: "Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.",
        },
        {
          ruleId: 'replication-right',
          cause: 'The role may not replicate.',
          evidence: [{ from: 'role debezium', text: 'role debezium may not replicate' }],
          remedy: 'Run ALTER ROLE debezium REPLICATION;',
        },
      ],
      unknown: [],
    });
    expect(changes()).toEqual([]);
  });

  it('that says RUNNING with a dead task: the message of the task precedes the symptom', async () => {
    const { lab, simulator } = await labWithTopics();
    const msg = 'ERROR: replication slot "debezium" is active for PID 4242';
    statusAnswer(simulator, { state: 'RUNNING', tasks: [{ state: 'USER_ACTIONABLE_ERROR', msg }] });
    const { health, causes } = await diagnoseConnector(lab, { name });
    expect(health).toEqual({ state: 'failed', phase: 'RUNNING, task 0 USER_ACTIONABLE_ERROR' });
    expect(causes.map(({ ruleId, evidence }) => [ruleId, evidence])).toEqual([
      ['slot-active', [{ from: 'task 0', text: msg }]],
      [
        'connector-dead-task',
        [{ from: 'connector', text: 'the connector is RUNNING and task 0 is USER_ACTIONABLE_ERROR' }],
      ],
    ]);
  });

  it('that says RUNNING without a task', async () => {
    const { lab, simulator } = await labWithTopics();
    statusAnswer(simulator, { state: 'RUNNING', tasks: [] });
    const { health, causes } = await diagnoseConnector(lab, { name });
    expect(health).toEqual({ state: 'degraded', phase: 'RUNNING, no task' });
    expect(causes.map((one) => one.ruleId)).toEqual(['connector-without-task']);
  });

  it('that somebody paused', async () => {
    const { lab, simulator } = await labWithTopics();
    connectorSays(simulator, 'PAUSED', '');
    const { health, causes } = await diagnoseConnector(lab, { name });
    expect(health.state).toBe('paused');
    expect(causes.map((one) => one.ruleId)).toEqual(['connector-paused']);
  });

  it('that runs and has not made a topic', async () => {
    const { lab, simulator } = await labWithTopics();
    const { confluent } = simulator.state;
    confluent.topics = confluent.topics.filter((topic) => topic.name !== 'riverhotel.public.hotel');
    confluent.subjects = confluent.subjects.filter((subject) => subject.name !== 'riverhotel.public.customer-value');
    const { causes } = await diagnoseConnector(lab, { name });
    expect(causes.map(({ ruleId, evidence }) => [ruleId, evidence.map((one) => one.text)])).toEqual([
      ['topic-absent', ['topic "riverhotel.public.hotel" does not exist in cluster lkc-river1']],
      ['schema-missing', ['subject "riverhotel.public.customer-value" does not exist']],
    ]);
  });

  it('whose text nobody knows: it stays word for word, without a guess', async () => {
    const { lab, simulator } = await labWithTopics({ source: sourceDouble() });
    connectorSays(simulator, 'FAILED', 'java.lang.OutOfMemoryError: Java heap space');
    expect(await diagnoseConnector(lab, { name })).toEqual({
      health: { state: 'failed', phase: 'FAILED, task 0 USER_ACTIONABLE_ERROR' },
      causes: [],
      unknown: [{ from: 'connector trace', text: 'java.lang.OutOfMemoryError: Java heap space' }],
    });
  });

  it('that gives no reason', async () => {
    const { lab, simulator } = await labWithTopics();
    connectorSays(simulator, 'FAILED', '');
    const { causes, unknown } = await diagnoseConnector(lab, { name });
    expect(causes).toEqual([]);
    expect(unknown).toEqual([{ from: 'connector', text: 'the connector is FAILED, and the service gives no reason' }]);
  });
});

it('shows no secret that the service quotes', async () => {
  const { lab, simulator } = await labWithTopics();
  connectorSays(simulator, 'FAILED', 'cannot log in with river-database-secret');
  expect((await diagnoseConnector(lab, { name })).unknown).toEqual([
    { from: 'connector trace', text: 'cannot log in with [redacted]' },
  ]);
});

it('ends with the reason of an abort', async () => {
  const { lab, simulator } = await labWithTopics();
  connectorSays(simulator, 'FAILED', 'x');
  const reason = new Error('the person pressed Ctrl-C');
  await expect(diagnoseConnector(lab, { name }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

describe('what the service itself says of a failure', () => {
  it('names the cause where the trace does not', async () => {
    const { lab, simulator } = await labWithTopics();
    connectorSays(simulator, 'FAILED', 'something that nobody has seen');
    const [connector] = simulator.state.confluent.connectors;
    const summary = 'The connector failed because of "password authentication failed" for the user "debezium".';
    Object.assign(connector ?? {}, {
      failure: { summary, recommendations: ['Check wal_level.', 'Check the password.'] },
    });
    const { causes, unknown, recommendations } = await diagnoseConnector(lab, { name });
    expect(causes.map((one) => [one.ruleId, one.evidence])).toEqual([
      ['database-authentication', [{ from: 'summary of the service', text: summary }]],
    ]);
    expect(unknown).toEqual([{ from: 'connector trace', text: 'something that nobody has seen' }]);
    // A recommendation names what to check, and is not evidence of anything.
    expect(recommendations).toEqual(['Check wal_level.', 'Check the password.']);
  });

  it('includes what is wrong with its configuration, each once', async () => {
    const { lab, simulator } = await labWithTopics();
    const said = 'table.include.list: No table filters match a table of database "workshop"';
    simulator.faults.add({
      on: 'getConnectorStatus',
      answer: {
        status: 200,
        body: {
          name,
          type: 'source',
          connector: { state: 'FAILED', worker_id: 'w', trace: '' },
          tasks: [],
          validation_errors: [said, said],
          errors_from_trace: [],
          override_message: '',
          error_summary: null,
          error_recommendation_enabled: false,
        },
      },
    });
    const { causes, recommendations } = await diagnoseConnector(lab, { name });
    expect(causes.map((one) => one.evidence)).toEqual([[{ from: 'validation', text: said }]]);
    expect(recommendations).toBeUndefined();
  });

  it('includes a request to move the offsets that was refused', async () => {
    const { lab, simulator, clock } = await labWithTopics();
    const path = { environment_id: 'env-river1', kafka_cluster_id: 'lkc-river1', connector_name: name };
    await lab.confluent.connect.POST(
      '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}/offsets/request',
      { params: { path }, body: { type: 'DELETE' } },
    );
    clock.advance(2_000);
    connectorSays(simulator, 'FAILED', 'FATAL: database "workshop" does not exist');
    const { unknown } = await diagnoseConnector(lab, { name });
    expect(unknown).toEqual([
      {
        from: 'offsets request',
        text: 'a request to move the offsets of the connector failed: The offsets of a PostgreSQL CDC source cannot be altered.',
      },
    ]);
  });

  it('is left out where it cannot be read', async () => {
    const { lab, simulator } = await labWithTopics();
    connectorSays(simulator, 'FAILED', 'FATAL: database "workshop" does not exist');
    for (const on of ['getConnectorErrorRecommendations', 'getConnectorOffsetsRequest'])
      simulator.faults.add({ on, answer: { status: 403 } });
    const { causes, unknown, recommendations } = await diagnoseConnector(lab, { name });
    expect([causes.map((one) => one.ruleId), unknown, recommendations]).toEqual([['database-missing'], [], undefined]);
  });
});
