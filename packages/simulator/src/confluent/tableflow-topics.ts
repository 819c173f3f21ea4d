import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import { type Answer, accepted, failure, noContent, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { ConfluentState, SimulatorState, TableflowTopicRecord } from '../state.ts';
import { markOf, placeOf, qualifiedName } from './cluster-of.ts';
import { listPage } from './paging.ts';
import { environmentReference, kafkaClusterReference, newMetadata, organizationName } from './resource-names.ts';
import { queryScope, refuseBodyScope, refuseListScope, scopeProblem } from './scope.ts';
import { refuseConfig, refuseTopic } from './tableflow-topic-check.ts';
import { changeConfig, newConfig, placeTable, writeModeOf } from './tableflow-topic-spec.ts';

const collection = '/tableflow/v1/tableflow-topics';

/**
 * Tableflow topics. They have no id: environment, cluster and name are their identity, in the query for reading and
 * deleting and in the body for changing. Source: C2.1.
 */
export const tableflowTopicRoutes: Routes = {
  listTableflowTopics(call, { state }) {
    const { environmentId, clusterId } = queryScope(call);
    const refusal = refuseListScope(state.confluent, environmentId, clusterId);
    if (refusal) return refusal;
    const formats = call.query.getAll('spec.table_formats');
    const topics = state.confluent.tableflowTopics
      .map((record) => record.topic)
      .filter(
        ({ spec }) =>
          spec.kafka_cluster.id === clusterId &&
          (formats.length === 0 || (spec.table_formats ?? []).some((format) => formats.includes(format))),
      );
    return listPage(call, { apiVersion: 'tableflow/v1', kind: 'TableflowTopicList' }, topics);
  },

  /** Readable at once, PENDING, and RUNNING later. Source: C2.6 and C2.1. */
  createTableflowTopic(call, surroundings) {
    const { state, clock } = surroundings;
    const { spec } = call.body as TableflowSchemas['CreateTableflowTopic'];
    const outside = refuseBodyScope(state.confluent, spec, '/spec');
    if (outside) return outside;
    const name = spec.display_name;
    const location = `${call.origin}${collection}/${encodeURIComponent(name)}`;
    const place = placeOf(state, spec.kafka_cluster.id);
    if (find(state.confluent, place.clusterId, name)) {
      const detail = `Tableflow is already enabled on topic ${name}`;
      return { ...failure(409, detail, { code: 'resource_already_exists' }), headers: { location } };
    }
    const refusal = refuseTopic(spec, surroundings);
    if (refusal) return refusal;

    const tableId = surroundings.newUuid();
    const topic: TableflowSchemas['TableflowTopic'] = {
      api_version: 'tableflow/v1',
      kind: 'TableflowTopic',
      metadata: newMetadata(
        `${collection}/${encodeURIComponent(name)}`,
        `${organizationName(state.world)}/tableflow-topic=${name}`,
        clock.now(),
      ),
      spec: {
        display_name: name,
        suspended: false,
        config: newConfig(spec.config),
        storage: placeTable(spec.storage, { tableId, place, state }),
        // A caller who says nothing gets Iceberg, which no Unity integration publishes.
        table_formats: [...(spec.table_formats ?? ['ICEBERG'])],
        environment: environmentReference(state.world, place.environmentId),
        kafka_cluster: kafkaClusterReference(state.world, place),
      },
      status: {
        phase: 'PENDING',
        error_message: '',
        catalog_sync_statuses: [],
        failing_table_formats: [],
        write_mode: writeModeOf(state, { ...markOf(state.world, place.clusterId), name }),
      },
    };
    const record: TableflowTopicRecord = { topic, tableId, isStarted: false };
    state.confluent.tableflowTopics.push(record);
    startTableLater(record, surroundings);
    return { ...accepted(topic), headers: { location } };
  },

  getTableflowTopic(call, { state }) {
    const { environmentId, clusterId } = queryScope(call);
    const found = read(state.confluent, environmentId, clusterId, call.path.display_name);
    return 'status' in found ? found : ok(found.topic);
  },

  /** Only the service suspends; a caller resumes, and the writer starts again. Source: C2.3. */
  updateTableflowTopic(call, surroundings) {
    const { state, clock } = surroundings;
    const { spec } = call.body as TableflowSchemas['UpdateTableflowTopic'];
    const found = read(state.confluent, spec.environment.id, spec.kafka_cluster.id, call.path.display_name);
    if ('status' in found) return found;
    if ((spec.suspended as boolean | undefined) === true) {
      const detail = 'suspended cannot be set to true; send false to resume';
      return failure(400, detail, { code: 'invalid_request', pointer: '/spec/suspended' });
    }
    if (found.disabledAtMs !== undefined) return failure(409, 'Tableflow is being disabled on this topic');
    const refusal = refuseConfig(spec.config);
    if (refusal) return refusal;

    const { topic } = found;
    topic.spec.config ??= {};
    changeConfig(topic.spec.config, spec.config);
    if (spec.table_formats) topic.spec.table_formats = [...spec.table_formats];
    if (topic.metadata) topic.metadata.updated_at = new Date(clock.now()).toISOString();
    if (spec.suspended === false && topic.spec.suspended) resume(found, surroundings);
    surroundings.syncCatalogs();
    return ok(topic);
  },

  /** Cleaning up goes on after the answer: the topic reads until then. Source: C2.6. */
  async deleteTableflowTopic(call, surroundings) {
    const { state, clock, timingsOf, dataPlane } = surroundings;
    const { environmentId, clusterId } = queryScope(call);
    const found = read(state.confluent, environmentId, clusterId, call.path.display_name);
    if ('status' in found) return found;
    if (found.disabledAtMs !== undefined) return noContent;
    const name = found.topic.spec.display_name;
    found.disabledAtMs = clock.now() + timingsOf(name).tableflowStopMs;
    removeTableflowTopicLater(found, surroundings);
    await dataPlane.stopTable(tableName(found, state));
    return noContent;
  },
};

/** Tells the data plane to write the table once enabling has taken its time. */
export function startTableLater(record: TableflowTopicRecord, surroundings: Surroundings): void {
  const { state, timingsOf, dataPlane } = surroundings;
  surroundings.later(timingsOf(record.topic.spec.display_name).tableflowStartMs, () => {
    const isGone = !state.confluent.tableflowTopics.includes(record) || record.disabledAtMs !== undefined;
    if (isGone || record.isStarted) return;
    record.isStarted = true;
    dataPlane.startTable(record);
  });
}

/** Removes a disabled topic when its time has come; its provider integration stays busy a little longer. */
export function removeTableflowTopicLater(record: TableflowTopicRecord, surroundings: Surroundings): void {
  const { state, clock, timingsOf } = surroundings;
  const { confluent } = state;
  surroundings.later(Math.max(0, (record.disabledAtMs ?? 0) - clock.now()), () => {
    confluent.tableflowTopics = confluent.tableflowTopics.filter((one) => one !== record);
    const { storage } = record.topic.spec;
    if (storage.kind === 'Managed') return;
    const id = storage.provider_integration_id;
    confluent.providerIntegrationBusyUntilMs[id] = clock.now() + timingsOf(id).providerIntegrationReleaseMs;
  });
}

function resume(record: TableflowTopicRecord, surroundings: Surroundings): void {
  const { spec, status } = record.topic;
  spec.suspended = false;
  status.phase = 'PENDING';
  status.error_message = '';
  status.failing_table_formats = [];
  record.isStarted = false;
  startTableLater(record, surroundings);
}

function find(
  confluent: ConfluentState,
  clusterId: string,
  name: string | undefined,
): TableflowTopicRecord | undefined {
  return confluent.tableflowTopics.find(
    ({ topic: { spec } }) => spec.kafka_cluster.id === clusterId && spec.display_name === name,
  );
}

/** The name by which the data plane knows its topic and its table. */
export function tableName({ topic: { spec } }: TableflowTopicRecord, { world }: SimulatorState): string {
  return qualifiedName({ ...markOf(world, spec.kafka_cluster.id), name: spec.display_name });
}

function read(
  confluent: ConfluentState,
  environmentId: string,
  clusterId: string,
  name: string | undefined,
): TableflowTopicRecord | Answer {
  const problem = scopeProblem(confluent, environmentId, clusterId);
  if (problem !== undefined) return failure(404, problem, { code: 'resource_not_found' });
  return find(confluent, clusterId, name) ?? failure(404, `Tableflow is not enabled on topic ${name}`);
}
