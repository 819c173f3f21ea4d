import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import { type Answer, accepted, codeAndMessage, connectError, created, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { ConfluentState, ConnectorRecord, SimulatorState } from '../state.ts';
import { isIn, markOf, type NamedInCluster, qualifiedName } from './cluster-of.ts';
import { connectorClass, isSecretKey } from './connector-keys.ts';
import { pauseConnector, reconfigureConnector, resumeConnector, startConnectorLater } from './connector-lifecycle.ts';
import { connectorsIn, readConnector, refuseConnectPath } from './connector-path.ts';
import { problemsOf, unknownClass } from './connector-validation.ts';
import { describeConnector, describeStatus, isAddedKey, isMask, shownConfig, tasksOf } from './connector-view.ts';

type Config = Readonly<Record<string, string>>;

/** Managed connectors. They are addressed by name; only the expanded list tells ids. Source: C3. */
export const connectorRoutes: Routes = {
  /** `expand` may come several times, each with several parts. */
  listConnectors(call, { state }) {
    const refusal = refuseConnectPath(call, state.confluent);
    if (refusal) return refusal;
    const connectors = connectorsIn(call, state);
    const parts = new Set(call.query.getAll('expand').flatMap((value) => value.split(',')));
    if (parts.size === 0) return ok(connectors.map((one) => one.name));
    return ok(Object.fromEntries(connectors.map((one) => [one.name, expand(one, parts, state)])));
  },

  /** Only the configuration is checked here; a database that does not answer shows later, as FAILED. */
  createConnector(call, surroundings) {
    const { confluent, world } = surroundings.state;
    const refusal = refuseConnectPath(call, confluent);
    if (refusal) return refusal;
    const { name, config } = call.body as ConnectSchemas['CreateConnector'];
    const invalid = refuseConfig(name, config, confluent);
    if (invalid) return invalid;
    if (connectorsIn(call, surroundings.state).some((one) => one.name === name)) {
      return codeAndMessage(409, 409, `Connector ${name} already exists`);
    }
    const place = markOf(world, call.path.kafka_cluster_id);
    return created(describeConnector(add({ ...place, name }, config, surroundings), surroundings.state));
  },

  getConnector(call, { state }) {
    const found = readConnector(call, state);
    return 'status' in found ? found : ok(describeConnector(found, state));
  },

  async deleteConnector(call, { state, dataPlane }) {
    const { confluent } = state;
    const found = readConnector(call, state);
    if ('status' in found) return found;
    confluent.connectors = confluent.connectors.filter((one) => one !== found);
    await dataPlane.stopConnector(qualifiedName(found), true);
    return ok({ error: null });
  },

  getConnectorConfig(call, { state }) {
    const found = readConnector(call, state);
    return 'status' in found ? found : ok(shownConfig(found, state));
  },

  /** The whole map: what is not in it is gone, but a masked secret keeps its value. Creates what does not exist. */
  async replaceConnectorConfig(call, surroundings) {
    const { state } = surroundings;
    const refusal = refuseConnectPath(call, state.confluent);
    if (refusal) return refusal;
    const name = call.path.connector_name ?? '';
    const sent = call.body as Config;
    const found = connectorsIn(call, state).find((one) => one.name === name);
    const config = Object.fromEntries(
      Object.entries(sent)
        .filter(([key]) => !isAddedKey(key, state))
        .map(([key, value]) => [key, isSecretKey(key) && isMask(value) ? (found?.config[key] ?? '') : value]),
    );
    const invalid = refuseConfig(name, config, state.confluent);
    if (invalid) return invalid;
    if (!found) {
      const place = markOf(state.world, call.path.kafka_cluster_id);
      return ok(describeConnector(add({ ...place, name }, config, surroundings), state));
    }
    await reconfigureConnector(found, config, surroundings);
    return ok(describeConnector(found, state));
  },

  getConnectorStatus(call, { state }) {
    const found = readConnector(call, state);
    return 'status' in found ? found : ok(describeStatus(found));
  },

  listConnectorTasks(call, { state }) {
    const found = readConnector(call, state);
    if ('status' in found) return found;
    return ok(tasksOf(found).map((id) => ({ id, config: shownConfig(found, state) })));
  },

  async pauseConnector(call, surroundings) {
    const found = readConnector(call, surroundings.state);
    if ('status' in found) return found;
    await pauseConnector(found, surroundings);
    return accepted();
  },

  /** Only one that runs. Source: C3.1. */
  async restartConnector(call, surroundings) {
    const found = readConnector(call, surroundings.state);
    if ('status' in found) return found;
    if (found.state !== 'RUNNING') return connectError(400, `connector ${found.name} is ${found.state}, not RUNNING`);
    await reconfigureConnector(found, { ...found.config }, surroundings);
    return accepted();
  },

  /** They follow from the trace. Source: C3.1. */
  getConnectorErrorRecommendations(call, { state }) {
    const found = readConnector(call, state);
    if ('status' in found) return found;
    return found.trace
      ? ok({ recommendations: found.failure?.recommendations ?? [], event_id: `${found.id}-1` })
      : connectError(400, 'could not generate recommendations as error stack trace is not available');
  },

  resumeConnector(call, surroundings) {
    const found = readConnector(call, surroundings.state);
    if ('status' in found) return found;
    resumeConnector(found, surroundings);
    return accepted();
  },

  /** One source position, that of the database's log, once there is one. */
  getConnectorOffsets(call, { state, clock, dataPlane }) {
    const found = readConnector(call, state);
    if ('status' in found) return found;
    const prefix = found.config['topic.prefix'] ?? '';
    const own = state.confluent.topics.filter(
      (topic) => isIn(state.world, topic, call.path.kafka_cluster_id) && topic.name.startsWith(`${prefix}.`),
    );
    const records = own.reduce((sum, topic) => sum + dataPlane.recordCount(qualifiedName(topic)), 0);
    const offsets = found.isStarted && records > 0 ? [{ partition: { server: prefix }, offset: { lsn: records } }] : [];
    const observedAt = new Date(clock.now()).toISOString();
    return ok({ name: found.name, id: found.id, offsets, metadata: { observed_at: observedAt } });
  },
};

function add(place: NamedInCluster, config: Config, surroundings: Surroundings): ConnectorRecord {
  const id = surroundings.newId('lcc');
  const connector: ConnectorRecord = {
    id,
    ...place,
    config: { ...config },
    state: 'PROVISIONING',
    trace: '',
    isStarted: false,
  };
  surroundings.state.confluent.connectors.push(connector);
  startConnectorLater(connector, surroundings);
  return connector;
}

function expand(connector: ConnectorRecord, parts: ReadonlySet<string>, state: SimulatorState): object {
  return {
    ...(parts.has('id') ? { id: { id: connector.id, id_type: 'ID' } } : {}),
    ...(parts.has('info') ? { info: describeConnector(connector, state) } : {}),
    ...(parts.has('status') ? { status: describeStatus(connector) } : {}),
    extensions: {},
  };
}

function refuseConfig(name: string, config: Config, confluent: ConfluentState): Answer | undefined {
  const wanted = config['connector.class'] ?? '';
  if (wanted && wanted !== connectorClass) return unknownClass(wanted);
  const problems = problemsOf(config, confluent);
  if (!isName(name)) problems.push('a connector name has 1 to 255 characters and is not "." or ".."');
  if (config.name !== name) problems.push(`name in the configuration must be ${name}`);
  return problems.length === 0 ? undefined : connectError(400, problems.join('; '));
}

/** The name is part of addresses, where `..` would mean something else. */
function isName(name: string): boolean {
  return /^\P{Cc}{1,255}$/u.test(name) && !/^\s*\.{0,2}\s*$/.test(name);
}
