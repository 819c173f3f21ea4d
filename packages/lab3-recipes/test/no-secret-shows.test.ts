import { inspect } from 'node:util';
import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import type { LabConfig } from '../src/config/lab-config.ts';
import type { LabContext } from '../src/lab/context.ts';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { rotateDatabasePassword } from '../src/recipes/rotate-database-password.ts';
import { rotateIntegrationSecret } from '../src/recipes/rotate-integration-secret.ts';
import { waitUntilConnectorRunning } from '../src/resources/connector/wait-until-connector-running.ts';
import { runSql } from '../src/resources/sql-warehouse/run-sql.ts';
import { waitUntilTableflowRunning } from '../src/resources/tableflow/wait-until-tableflow-running.ts';
import { waitUntilUnityIntegrationConnected } from '../src/resources/tableflow/wait-until-unity-integration-connected.ts';
import { SourceError } from '../src/source/source-error.ts';
import { connectorInput, hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { configOf, createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';

const key = (kind: string) => ({ id: `RIVER${kind.toUpperCase()}`, secret: `canary-${kind}-secret` });
const { databricks, database } = riverHotels;

/** River Hotels with secrets that are recognised wherever they show. */
const world: World = {
  ...riverHotels,
  keys: {
    cloud: key('cloud'),
    tableflow: key('tableflow'),
    kafka: key('kafka'),
    schemaRegistry: key('registry'),
  },
  databricks: {
    ...databricks,
    servicePrincipal: { ...databricks.servicePrincipal, clientSecret: 'canary-databricks-secret' },
    adminToken: 'canary-admin-token',
  },
  database: { ...database, password: 'canary-database-secret' },
};
const config = configOf(world);
const { workspaceUrl, catalogName, clientId, clientSecret } = config.databricks;
const unity = { ...unityInput, workspaceUrl, catalogName, clientId, clientSecret };
const wrong = { id: 'RIVERWRONG', secret: createSecret('canary-wrong-secret') };
const hurried = { pollIntervalMs: 60_000 };

/** All that anybody could print of a value. */
function everythingOf(value: unknown): string {
  const stack = value instanceof Error ? `${value.message} ${value.stack}` : '';
  return `${stack} ${inspect(value, { depth: 12, showHidden: true })} ${JSON.stringify(value)}`;
}

/** An answer that quotes what it should keep to itself, in several forms. */
function echo(...secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
    .join(' and ');
}

const failures: readonly {
  readonly what: string;
  readonly config?: Partial<LabConfig>;
  readonly run: (lab: LabContext, simulated: SimulatedLab) => Promise<unknown>;
}[] = [
  {
    what: 'a key of another kind',
    config: { confluent: { ...config.confluent, tableflowKey: config.confluent.cloudKey } },
    run: (lab) => setUpLab3(lab),
  },
  {
    what: 'a wrong key',
    config: { confluent: { ...config.confluent, cloudKey: wrong } },
    run: (lab) => createPostgresCdcConnector(lab, connectorInput),
  },
  {
    what: 'a wrong client secret',
    config: { databricks: { ...config.databricks, clientSecret: wrong.secret } },
    run: (lab) => setUpLab3(lab),
  },
  {
    what: 'a wrong database password',
    config: { source: { ...config.source, password: wrong.secret } },
    run: (lab) => setUpLab3(lab, hurried),
  },
  {
    what: 'a secret that was not wrapped',
    run: (lab) => createUnityIntegration(lab, { ...unity, clientSecret: 'canary-plain-text' as never }),
  },
  {
    what: 'a refused change',
    run: async (lab) => {
      await createPostgresCdcConnector(lab, connectorInput, hurried);
      return createPostgresCdcConnector(lab, { ...connectorInput, topicPrefix: 'other' });
    },
  },
  {
    what: 'a password that the service shows',
    run: async (lab, { simulator }) => {
      await createPostgresCdcConnector(lab, connectorInput, hurried);
      const shown = { ...simulator.state.confluent.connectors[0]?.config, 'topic.prefix': 'other' };
      simulator.faults.add({ on: 'getConnector', answer: { status: 200, body: { name: 'x', config: shown } } });
      return createPostgresCdcConnector(lab, connectorInput);
    },
  },
  {
    what: 'an answer that quotes the client secret',
    run: (lab, { simulator }) => {
      const detail = echo('canary-databricks-secret', 'canary-tableflow-secret');
      simulator.faults.add({ on: 'createCatalogIntegration', answer: { status: 400, body: { errors: [{ detail }] } } });
      return createUnityIntegration(lab, unity);
    },
  },
  {
    what: 'a page that quotes a key',
    run: (lab, { simulator }) => {
      const body = `<html><title>${echo('canary-cloud-secret')}</title></html>`;
      simulator.faults.add({ on: 'createConnector', answer: { status: 502, body } });
      return createPostgresCdcConnector(lab, connectorInput);
    },
  },
  {
    what: 'a validation that quotes the password',
    run: (lab, { simulator }) => {
      const value = { name: 'database.password', errors: [`not good: ${echo('canary-database-secret')}`] };
      const body = { error_count: 1, configs: [{ value }] };
      simulator.faults.add({ on: 'validateConnectorConfig', answer: { status: 200, body } });
      return createPostgresCdcConnector(lab, connectorInput);
    },
  },
  {
    what: 'a login page that quotes the proof',
    run: (lab, { simulator }) => {
      const proof = Buffer.from(`${clientId}:canary-databricks-secret`).toString('base64');
      const body = { error: 'invalid_request', error_description: `Basic ${proof} is wrong` };
      simulator.faults.add({ on: 'createToken', answer: { status: 400, body }, times: 9 });
      return createUnityIntegration(lab, unity);
    },
  },
  {
    what: 'a connector whose trace quotes the password',
    run: async (lab, { simulator }) => {
      await createPostgresCdcConnector(lab, connectorInput, { wait: false });
      const [connector] = simulator.state.confluent.connectors;
      Object.assign(connector ?? {}, { state: 'FAILED', trace: `refused: ${echo('canary-database-secret')}` });
      return waitUntilConnectorRunning(lab, connectorInput);
    },
  },
  {
    what: 'a connector that hangs, whose trace quotes the password',
    run: async (lab, { simulator }) => {
      await createPostgresCdcConnector(lab, connectorInput, { wait: false });
      const [connector] = simulator.state.confluent.connectors;
      Object.assign(connector ?? {}, { state: 'DEGRADED', trace: echo('canary-database-secret') });
      return waitUntilConnectorRunning(lab, connectorInput, { timeoutMs: 1_000 });
    },
  },
  {
    what: 'an integration whose message quotes the secret',
    run: async (lab, { simulator }) => {
      const { integrationId } = await createUnityIntegration(lab, unity);
      const integration = simulator.state.confluent.catalogIntegrations[0]?.integration;
      const status = { phase: 'FAILED', error_message: echo('canary-databricks-secret') };
      Object.assign(integration ?? {}, { status });
      return waitUntilUnityIntegrationConnected(lab, { integrationId });
    },
  },
  {
    what: 'a topic whose message quotes a key',
    run: async (lab, { simulator }) => {
      await createPostgresCdcConnector(lab, connectorInput, hurried);
      await enableTableflow(lab, tableflowInput, { wait: false });
      const topic = simulator.state.confluent.tableflowTopics[0]?.topic;
      Object.assign(topic?.status ?? {}, { phase: 'FAILED', error_message: echo('canary-tableflow-secret') });
      return waitUntilTableflowRunning(lab, { topic: hotelTopic });
    },
  },
  {
    what: 'a table that failed for a reason that quotes the secret',
    run: async (lab, { simulator }) => {
      const onEvent = (event: { kind: string; step: string }) => {
        if (event.kind !== 'started' || event.step !== 'verify tables') return;
        for (const { topic } of simulator.state.confluent.tableflowTopics) {
          Object.assign(topic.status, { phase: 'FAILED', error_message: echo('canary-databricks-secret') });
        }
      };
      return setUpLab3(lab, { ...hurried, onEvent });
    },
  },
  {
    what: 'a new password with which the connector fails, quoting it',
    run: async (lab, { simulator }) => {
      await createPostgresCdcConnector(lab, connectorInput, hurried);
      const quote = () => {
        const [connector] = simulator.state.confluent.connectors;
        const trace = `refused: ${echo('canary-rotated-password', 'canary-database-secret')}`;
        Object.assign(connector ?? {}, { state: 'FAILED', trace });
      };
      const password = createSecret('canary-rotated-password');
      return rotateDatabasePassword(lab, { password }, { onProgress: quote });
    },
  },
  {
    what: 'a new client secret that is refused',
    run: async (lab) => {
      await createUnityIntegration(lab, unity);
      return rotateIntegrationSecret(lab, { clientSecret: createSecret('canary-rotated-secret') });
    },
  },
  {
    what: 'a statement that quotes a key',
    run: (lab, { simulator }) => {
      const error = { error_code: 'BAD_REQUEST', message: echo('canary-databricks-secret') };
      const body = { statement_id: 's', status: { state: 'FAILED', error } };
      simulator.faults.add({ on: 'executeStatement', answer: { status: 200, body } });
      return runSql(lab, 'SELECT 1');
    },
  },
  {
    what: 'a database that quotes the password',
    run: (_lab, { anotherLab }) => {
      const refusal = new SourceError(`refused: ${echo('canary-database-secret')}`, 'refused', {});
      const source = sourceDouble({ inspect: () => Promise.reject(refusal) });
      return anotherLab({ source }).then((lab) => setUpLab3(lab));
    },
  },
  {
    what: 'a broken connection',
    run: (lab, { simulator }) => {
      simulator.faults.add({ on: 'createConnector', drop: 'before' });
      return createPostgresCdcConnector(lab, connectorInput);
    },
  },
  {
    what: 'no failure at all',
    run: async (lab) => {
      const events: unknown[] = [];
      const result = await setUpLab3(lab, { ...hurried, onEvent: (event) => events.push(event) });
      return { result, events, back: await tearDownLab3(lab, hurried), config: lab.config };
    },
  },
];

it.each(failures)('$what: no secret shows', async ({ config: change, run }) => {
  const simulated = await createSimulatedLab({ world, ...(change ? { config: change } : {}) });
  const outcome = await run(simulated.lab, simulated).catch((error: unknown) => error);
  expect(outcome).toBeDefined();
  const printed = everythingOf(outcome);
  expect(printed).not.toContain('canary');
  // In base64 as well, alone and behind the id that it proves.
  for (const text of ['canary', ':canary']) {
    expect(printed).not.toContain(Buffer.from(text).toString('base64').slice(0, 8));
  }
});
