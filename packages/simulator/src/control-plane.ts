import type { Clock } from '@tableflow-workshop/client-core';
import type { ControlPlane } from './data-plane.ts';
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

  return {
    clock,
    state,
    timingsOf,
    reportConnector(name, status) {
      const connector = confluent.connectors.find((one) => one.name === name);
      // Deleted or paused meanwhile: a late report has nothing to say.
      if (!connector || connector.state === 'PAUSED') return;
      connector.state = status.state;
      connector.trace = status.trace ?? '';
      changed();
    },
    ensureTopic(name) {
      if (confluent.topics.some((topic) => topic.name === name)) return;
      confluent.topics.push({ name, partitions: 1, configs: { 'cleanup.policy': 'delete' } });
      changed();
    },
    registerSchema(subjectName, schema) {
      const text = JSON.stringify(schema);
      let subject = confluent.subjects.find((one) => one.name === subjectName);
      if (!subject) {
        subject = { name: subjectName, versions: [] };
        confluent.subjects.push(subject);
      }
      const newest = subject.versions.at(-1);
      if (newest?.schema === text) return newest.id;
      const known = confluent.subjects.flatMap((one) => one.versions).find((version) => version.schema === text);
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
      const newest = confluent.subjects.find((subject) => subject.name === subjectName)?.versions.at(-1);
      return newest && JSON.parse(newest.schema);
    },
    reportTable(name, status) {
      const record = confluent.tableflowTopics.find(
        (one) => one.topic.spec.display_name === name && one.disabledAtMs === undefined,
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
