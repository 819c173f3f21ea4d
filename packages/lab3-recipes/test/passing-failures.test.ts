import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { waitUntilConnectorRunning } from '../src/resources/connector/wait-until-connector-running.ts';
import { connectorInput } from './support/inputs.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const { name } = connectorInput;
const registry401 =
  'org.apache.kafka.connect.errors.DataException: Failed to serialize Avro data from topic riverhotel.public.hotel: Error registering Avro schema; error code: 401';

/** A connector that fails after a minute, and runs again by itself some time later, if at all. */
async function labWithFailure(trace: string, recoversAfterMs: number) {
  const simulated = await createSimulatedLab();
  const { clock, simulator, lab } = simulated;
  const connector = () => simulator.state.confluent.connectors[0];
  await createPostgresCdcConnector(lab, connectorInput, { wait: false });
  const startMs = clock.now();
  clock.setTimer(60_000, () => {
    const one = connector();
    if (one) Object.assign(one, { state: 'FAILED', trace });
    clock.setTimer(recoversAfterMs, () => Object.assign(connector() ?? {}, { state: 'RUNNING', trace: '' }));
  });
  return { ...simulated, elapsedMs: () => clock.now() - startMs };
}

describe('PROVISIONING, FAILED, RUNNING', () => {
  it.each([
    ['Schema Registry refuses a new key', registry401],
    ['Schema Registry is down', 'Register operation timed out; error code: 50002'],
    ['the database is starting', 'FATAL: the database system is starting up'],
    [
      'nothing listens yet',
      'Connection to db.river.example:5432 refused. Check that the hostname and port are correct',
    ],
    [
      'Kafka does not know the key yet',
      'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed',
    ],
    ['the database went away', 'FATAL: terminating connection due to administrator command'],
  ])('is success with a warning: %s', async (_what, trace) => {
    const { lab, elapsedMs } = await labWithFailure(trace, 120_000);
    const phases = new Set<string>();
    const warnings = await waitUntilConnectorRunning(lab, { name }, { onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases]).toEqual(['PROVISIONING', 'FAILED (may pass)']);
    expect(warnings).toHaveLength(1);
    expect(warnings?.[0]).toMatch(/^Connector "riverhotel-postgres-cdc" had failed, and runs now\. .+ It said: /);
    expect(warnings?.[0]).toContain(trace);
    expect(elapsedMs()).toBeGreaterThanOrEqual(180_000);
    expect(elapsedMs()).toBeLessThanOrEqual(185_000);
  });

  it('is a failure five minutes later, if it does not pass', async () => {
    const { lab, elapsedMs } = await labWithFailure(registry401, Number.POSITIVE_INFINITY);
    const error = await thrownBy(waitUntilConnectorRunning(lab, { name }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed' });
    expect(error.message).toContain('Schema Registry refused the connector');
    expect(elapsedMs()).toBeGreaterThanOrEqual(360_000);
    expect(elapsedMs()).toBeLessThanOrEqual(370_000);
  });

  it.each([
    ['FATAL: password authentication failed for user "debezium"'],
    ['FATAL: database "workshop" does not exist'],
    ['ERROR: must be superuser to create FOR ALL TABLES publication'],
    ['something that nobody has seen'],
  ])('ends at once by a cause that does not pass: %s', async (trace) => {
    const { lab, elapsedMs } = await labWithFailure(trace, 60_000);
    await thrownBy(waitUntilConnectorRunning(lab, { name }));
    expect(elapsedMs()).toBeLessThanOrEqual(65_000);
  });

  it('ends at once where a passing cause gives way to another', async () => {
    const { lab, simulator, clock, elapsedMs } = await labWithFailure(registry401, Number.POSITIVE_INFINITY);
    clock.setTimer(90_000, () => {
      for (const one of simulator.state.confluent.connectors) one.trace = 'FATAL: database "workshop" does not exist';
    });
    const error = await thrownBy(waitUntilConnectorRunning(lab, { name }));
    expect(error.message).toContain('The database does not exist on this server.');
    expect(elapsedMs()).toBeLessThanOrEqual(95_000);
  });
});

it('a set-up says what had failed, and is complete', async () => {
  const { lab, clock, simulator } = await createSimulatedLab();
  clock.setTimer(60_000, () => {
    for (const one of simulator.state.confluent.connectors) Object.assign(one, { state: 'FAILED', trace: registry401 });
  });
  clock.setTimer(120_000, () => {
    for (const one of simulator.state.confluent.connectors) Object.assign(one, { state: 'PROVISIONING', trace: '' });
  });
  const warned: string[] = [];
  const { verdict, steps } = await setUpLab3(lab, {
    onEvent: (event) => event.kind === 'warning' && warned.push(event.step),
  });
  expect(verdict).toBe('complete');
  expect(warned).toEqual(['run PostgreSQL CDC connector']);
  expect(steps.find(({ name: step }) => step === 'run PostgreSQL CDC connector')?.warnings).toEqual([
    `Connector "riverhotel-postgres-cdc" had failed, and runs now. Schema Registry refused the connector: its key is wrong, or its owner may not write the subject. It said: ${registry401}`,
  ]);
});
