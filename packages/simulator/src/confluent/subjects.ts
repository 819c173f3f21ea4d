import type { SchemaRegistrySchemas } from '@tableflow-workshop/confluent-client/schema-registry';
import { type Answer, codeAndMessage, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { ConfluentState, SimulatorState, SubjectRecord } from '../state.ts';
import { deletedSubjectsOf, registryMark, registryOfCall, subjectsOf } from './registry-of.ts';

type Version = SubjectRecord['versions'][number];

/** Schemas of a Schema Registry. Plain arrays and objects, no envelope. Source: C8. */
export const subjectRoutes: Routes = {
  listSubjects(call, { state }) {
    const prefix = call.query.get('subjectPrefix') ?? ':*:';
    const names = visible(call, state)
      .map((subject) => subject.name)
      .filter((name) => prefix === ':*:' || name.startsWith(prefix))
      .sort();
    return ok(pageOf(call, names));
  },

  'schema-registry-v1/listSchemas'(call, { state }) {
    const prefix = call.query.get('subjectPrefix') || ':*:';
    const isNewestOnly = call.query.get('latestOnly') === 'true';
    const schemas = visible(call, state)
      .filter(({ name }) => prefix === ':*:' || name.startsWith(prefix))
      .flatMap(({ name, versions }) =>
        versions
          .slice(isNewestOnly ? -1 : 0)
          .map((version) => ({ subject: name, version: version.version, id: version.id, ...text(version) })),
      );
    return ok(pageOf(call, schemas));
  },

  /** First soft, then for good. */
  deleteSubject(call, { state }) {
    const { confluent } = state;
    const name = call.path.subject ?? '';
    const registryId = registryOfCall(call, state);
    const live = subjectsOf(state, registryId).find((one) => one.name === name);
    const deleted = deletedSubjectsOf(state, registryId).find((one) => one.name === name);
    if (!live && !deleted) return subjectNotFound(name);
    if (call.query.get('permanent') === 'true') {
      if (live)
        return codeAndMessage(404, 40405, `Subject '${name}' was not deleted first before being permanently deleted`);
      confluent.deletedSubjects = confluent.deletedSubjects.filter((one) => one !== deleted);
      return ok(deleted?.versions.map((version) => version.version));
    }
    if (!live)
      return codeAndMessage(404, 40404, `Subject '${name}' was soft deleted. Set permanent=true to delete permanently`);
    confluent.subjects = confluent.subjects.filter((one) => one !== live);
    confluent.deletedSubjects = [...confluent.deletedSubjects.filter((one) => one !== deleted), live];
    return ok(live.versions.map((version) => version.version));
  },

  listSubjectVersions(call, { state }) {
    const found = visible(call, state).find((one) => one.name === call.path.subject);
    if (!found) return subjectNotFound(call.path.subject);
    return ok(
      pageOf(
        call,
        found.versions.map((version) => version.version),
      ),
    );
  },

  /** The same schema again is the same id; Avro that does not parse is refused. */
  createSubjectVersion(call, { state }) {
    const { confluent } = state;
    const name = call.path.subject ?? '';
    const body = call.body as SchemaRegistrySchemas['CreateSubjectVersion'];
    const schemaType = body.schemaType ?? 'AVRO';
    if (schemaType !== 'PROTOBUF' && !isJson(body.schema)) {
      return codeAndMessage(422, 42201, `Invalid schema of type ${schemaType}`);
    }
    const registryId = registryOfCall(call, state);
    let subject = subjectsOf(state, registryId).find((one) => one.name === name);
    if (!subject) {
      subject = { ...registryMark(state, registryId), name, versions: [] };
      confluent.subjects.push(subject);
    }
    const same = (version: Version): boolean =>
      version.schema === body.schema && (version.schemaType ?? 'AVRO') === schemaType;
    const registered = subject.versions.find(same);
    if (registered) return ok({ id: registered.id });
    const elsewhere = subjectsOf(state, registryId)
      .flatMap((one) => one.versions)
      .find(same);
    const id = elsewhere?.id ?? confluent.nextSchemaId;
    if (!elsewhere) confluent.nextSchemaId += 1;
    const before =
      deletedSubjectsOf(state, registryId)
        .find((one) => one.name === name)
        ?.versions.at(-1)?.version ?? 0;
    const version = Math.max(subject.versions.at(-1)?.version ?? 0, before) + 1;
    subject.versions.push({ version, id, schema: body.schema, ...(schemaType === 'AVRO' ? {} : { schemaType }) });
    return ok({ id });
  },

  getSubjectVersion(call, { state }) {
    const found = visible(call, state).find((one) => one.name === call.path.subject);
    if (!found) return subjectNotFound(call.path.subject);
    const version = versionIn(found.versions, call.path.version ?? '');
    if ('status' in version) return version;
    return ok({ subject: found.name, version: version.version, id: version.id, ...text(version) });
  },

  /** First soft, then for good, as a subject; which goes with its last version. */
  deleteSubjectVersion(call, { state }) {
    const name = call.path.subject ?? '';
    const wanted = call.path.version ?? '';
    const registryId = registryOfCall(call, state);
    const live = subjectsOf(state, registryId).find((one) => one.name === name);
    const deleted = deletedSubjectsOf(state, registryId).find((one) => one.name === name);
    if (!live && !deleted) return subjectNotFound(name);
    const isForGood = call.query.get('permanent') === 'true';
    const alive = versionIn(live?.versions ?? [], wanted);
    if (isForGood && !('status' in alive)) {
      const detail = `Subject '${name}' Version ${wanted} was not deleted first before being permanently deleted`;
      return codeAndMessage(404, 40407, detail);
    }
    const gone = versionIn(deleted?.versions ?? [], wanted);
    if (!isForGood && 'status' in alive && !('status' in gone)) {
      const detail = `Subject '${name}' Version ${wanted} was soft deleted. Set permanent=true to delete permanently`;
      return codeAndMessage(404, 40406, detail);
    }
    const version = isForGood ? gone : alive;
    if ('status' in version) return version;
    const kept = deleted?.versions.filter((one) => one !== version) ?? [];
    const versions = isForGood ? kept : [...kept, version].sort((left, right) => left.version - right.version);
    replaceSubject(state.confluent, deleted, { ...registryMark(state, registryId), name, versions });
    if (live && !isForGood) {
      live.versions.splice(live.versions.indexOf(version), 1);
      if (live.versions.length === 0) state.confluent.subjects = state.confluent.subjects.filter((one) => one !== live);
    }
    return ok(version.version);
  },

  /** Records carry the id, so a soft-deleted subject still answers here. */
  'schema-registry-v1/getSchema'(call, { state }) {
    const registryId = registryOfCall(call, state);
    const versions = [...subjectsOf(state, registryId), ...deletedSubjectsOf(state, registryId)].flatMap(
      (subject) => subject.versions,
    );
    const found = versions.find((version) => version.id === Number(call.path.id));
    return found ? ok(text(found)) : codeAndMessage(404, 40403, `Schema ${call.path.id} not found`);
  },
};

/** Puts a deleted subject in the place of what it was; one without versions is gone for good. */
function replaceSubject(confluent: ConfluentState, before: SubjectRecord | undefined, now: SubjectRecord): void {
  const others = confluent.deletedSubjects.filter((one) => one !== before);
  confluent.deletedSubjects = now.versions.length === 0 ? others : [...others, now];
}

function versionIn(versions: readonly Version[], wanted: string): Version | Answer {
  if (!/^(latest|-1|[1-9]\d*)$/.test(wanted))
    return codeAndMessage(422, 42202, `The specified version '${wanted}' is not a valid version id`);
  const isNewest = wanted === 'latest' || wanted === '-1';
  const found = isNewest ? versions.at(-1) : versions.find((one) => one.version === Number(wanted));
  return found ?? codeAndMessage(404, 40402, `Version ${wanted} not found.`);
}

/** The type is left out for Avro. */
function text({ schema, schemaType }: Version): { schema: string; schemaType?: string } {
  return { schema, ...(schemaType ? { schemaType } : {}) };
}

function visible(call: Call, state: SimulatorState): readonly SubjectRecord[] {
  const registryId = registryOfCall(call, state);
  const subjects = subjectsOf(state, registryId);
  const deleted = deletedSubjectsOf(state, registryId);
  const isGone = deleted.filter((one) => !subjects.some((live) => live.name === one.name));
  if (call.query.get('deletedOnly') === 'true') return isGone;
  if (call.query.get('deleted') !== 'true') return subjects;
  const whole = subjects.map((live) => {
    const own = deleted.find((one) => one.name === live.name)?.versions ?? [];
    const numbers = new Set(live.versions.map(({ version }) => version));
    const versions = [...own.filter(({ version }) => !numbers.has(version)), ...live.versions];
    return { ...live, versions: versions.sort((left, right) => left.version - right.version) };
  });
  return [...whole, ...isGone];
}

function pageOf<Item>(call: Call, items: readonly Item[]): Item[] {
  const offset = Number(call.query.get('offset') ?? 0);
  const limit = Number(call.query.get('limit') ?? -1);
  return items.slice(offset, limit < 0 ? undefined : offset + limit);
}

function isJson(schema: string): boolean {
  try {
    JSON.parse(schema);
    return true;
  } catch {
    return false;
  }
}

function subjectNotFound(name: string | undefined): Answer {
  return codeAndMessage(404, 40401, `Subject '${name}' not found.`);
}
