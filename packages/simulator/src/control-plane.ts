import type { Clock } from '@tableflow-workshop/client-core';
import { placeOf, qualifiedName, splitName } from './confluent/cluster-of.ts';
import { registryMark, registryOfEnvironment, subjectsOf } from './confluent/registry-of.ts';
import { tableName } from './confluent/tableflow-topics.ts';
import type { ControlPlane } from './data-plane.ts';
import { createRelations } from './databricks/relations.ts';
import type { SimulatorState } from './state.ts';
import type { TimingsOf } from './timings.ts';

/** The side of the control planes that the data plane sees: it reports here, and every report is a change of state. */
export function createControlPlane(options: {
  state: SimulatorState;
  clock: Clock;
  timingsOf: TimingsOf;
  changed: () => void;
}): ControlPlane {
  const { state, clock, timingsOf, changed } = options;
  const { confluent } = state;
  /** The subject of a topic of a cluster: it is in the registry of that cluster's environment. */
  const subjectOf = (qualified: string): { readonly name: string; readonly registryId: string } => {
    const { clusterId, name } = splitName(state, qualified);
    return { name, registryId: registryOfEnvironment(state, placeOf(state, clusterId).environmentId) };
  };

  return {
    clock,
    state,
    timingsOf,
    relations: createRelations({ state, clock, changed }),
    reportConnector(name, status) {
      const connector = confluent.connectors.find((one) => qualifiedName(one) === name);
      // Deleted or paused meanwhile: a late report has nothing to say.
      if (!connector || connector.state === 'PAUSED') return;
      connector.state = status.state;
      connector.trace = status.trace ?? '';
      changed();
    },
    ensureTopic(name, { partitions, configs } = { partitions: 1, configs: { 'cleanup.policy': 'delete' } }) {
      if (confluent.topics.some((topic) => qualifiedName(topic) === name)) return;
      confluent.topics.push({ ...splitName(state, name), partitions, configs: { ...configs } });
      changed();
    },
    partitionCount: (name) => confluent.topics.find((topic) => qualifiedName(topic) === name)?.partitions,
    topicConfigs: (name) => confluent.topics.find((topic) => qualifiedName(topic) === name)?.configs ?? {},
    registerSchema(subjectName, schema) {
      const text = JSON.stringify(schema);
      const { name, registryId } = subjectOf(subjectName);
      const own = subjectsOf(state, registryId);
      let subject = own.find((one) => one.name === name);
      if (!subject) {
        subject = { ...registryMark(state, registryId), name, versions: [] };
        confluent.subjects.push(subject);
      }
      const newest = subject.versions.at(-1);
      if (newest?.schema === text) return newest.id;
      const known = own.flatMap((one) => one.versions).find((version) => version.schema === text);
      const id = known?.id ?? confluent.nextSchemaId;
      if (!known) confluent.nextSchemaId += 1;
      subject.versions.push({ version: (newest?.version ?? 0) + 1, id, schema: text });
      changed();
      return id;
    },
    schemaById(id) {
      const found = confluent.subjects.flatMap((subject) => subject.versions).find((version) => version.id === id);
      if (!found) throw new Error(`schema ${id} is not registered`);
      return JSON.parse(found.schema);
    },
    latestSchema(subjectName) {
      const { name, registryId } = subjectOf(subjectName);
      const newest = subjectsOf(state, registryId)
        .find((subject) => subject.name === name)
        ?.versions.at(-1);
      return newest && JSON.parse(newest.schema);
    },
    reportTable(name, status) {
      const record = confluent.tableflowTopics.find(
        (one) => tableName(one, state) === name && one.disabledAtMs === undefined,
      );
      if (!record) return;
      const { topic } = record;
      topic.status.phase = status.kind === 'running' ? 'RUNNING' : 'FAILED';
      topic.status.error_message = status.kind === 'running' ? '' : status.message;
      topic.spec.suspended = status.kind === 'suspended';
      topic.status.failing_table_formats =
        status.kind === 'running' ? [] : [{ format: 'DELTA', error_message: status.message }];
      changed();
    },
  };
}
