import type { SchemaRegistrySchemas } from '@tableflow-workshop/confluent-client/schema-registry';
import { type Answer, codeAndMessage, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import { checkAvroCompatibility } from './avro-compatibility.ts';
import type { RegistryConfig } from './registry-settings.ts';

const levels = ['NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE'];
const standard = { compatibility: 'BACKWARD' };

/** Settings of a Schema Registry and of its subjects, and the check that they are for. Source: C8. */
export const registryConfigRoutes: Routes = {
  getConfig: (_call, { state }) => ok(shown(ofRegistry(state.confluent))),

  updateConfig(call, { state }) {
    const refusal = refuse(call.body);
    if (refusal) return refusal;
    const config = { ...ofRegistry(state.confluent), ...(call.body as RegistryConfig) };
    state.confluent.registryConfig = { ...state.confluent.registryConfig, global: config };
    return ok(call.body);
  },

  /** A subject without settings of its own is 404, unless those of the registry are asked for. */
  getSubjectConfig(call, { state }) {
    const own = ofSubject(state.confluent, call.path.subject);
    if (own) return ok(shown(own));
    return call.query.get('defaultToGlobal') === 'true'
      ? ok(shown(ofRegistry(state.confluent)))
      : noConfig(call.path.subject);
  },

  updateSubjectConfig(call, { state: { confluent } }) {
    const refusal = refuse(call.body);
    if (refusal) return refusal;
    const name = call.path.subject ?? '';
    const subjects = confluent.registryConfig?.subjects ?? [];
    const config = { ...ofSubject(confluent, name), ...(call.body as RegistryConfig) };
    confluent.registryConfig = {
      ...confluent.registryConfig,
      subjects: [...subjects.filter((one) => one.name !== name), { name, config }],
    };
    return ok(call.body);
  },

  deleteSubjectConfig(call, { state: { confluent } }) {
    const own = ofSubject(confluent, call.path.subject);
    if (!own) return noConfig(call.path.subject);
    const subjects = confluent.registryConfig?.subjects?.filter((one) => one.name !== call.path.subject) ?? [];
    confluent.registryConfig = { ...confluent.registryConfig, subjects };
    return ok(own.compatibility ?? standard.compatibility);
  },

  getMode: () => ok({ mode: 'READWRITE' }),

  /** Held against the newest version; with a transitive level against all of them. */
  checkCompatibility: (call, { state }) => check(call.path.subject, undefined, call, state.confluent),
  checkVersionCompatibility: (call, { state }) => check(call.path.subject, call.path.version, call, state.confluent),
};

function check(
  subjectName: string | undefined,
  version: string | undefined,
  call: { readonly query: URLSearchParams; readonly body: unknown },
  confluent: ConfluentState,
): Answer {
  const { schema, schemaType = 'AVRO' } = call.body as SchemaRegistrySchemas['CreateSubjectVersion'];
  const versions = confluent.subjects.find((one) => one.name === subjectName)?.versions ?? [];
  const level = (ofSubject(confluent, subjectName) ?? ofRegistry(confluent)).compatibility ?? standard.compatibility;
  const isNewest = version === undefined || version === 'latest' || version === '-1';
  const compared = isNewest
    ? versions.slice(level.endsWith('TRANSITIVE') && version === undefined ? 0 : -1)
    : versions.filter((one) => one.version === Number(version));
  if (!isNewest && compared.length === 0) return codeAndMessage(404, 40402, `Version ${version} not found.`);
  if (version !== undefined && versions.length === 0)
    return codeAndMessage(404, 40401, `Subject '${subjectName}' not found.`);
  if (schemaType !== 'AVRO') return ok({ is_compatible: compared.every((one) => one.schemaType === schemaType) });
  const messages: string[] = [];
  for (const one of compared) {
    const found = checkAvroCompatibility(schema, one.schema, level);
    if (found === undefined)
      return codeAndMessage(422, 42201, 'Either the input schema or one its references is invalid');
    for (const message of found.slice(0, 20)) messages.push(message);
  }
  return ok({
    is_compatible: messages.length === 0,
    ...(call.query.get('verbose') === 'true' ? { messages } : {}),
  });
}

function ofRegistry({ registryConfig }: ConfluentState): RegistryConfig {
  return registryConfig?.global ?? standard;
}

function ofSubject({ registryConfig }: ConfluentState, name: string | undefined): RegistryConfig | undefined {
  return registryConfig?.subjects?.find((one) => one.name === name)?.config;
}

/** What is read is called otherwise than what is written. */
function shown({ compatibility, ...others }: RegistryConfig): SchemaRegistrySchemas['Config'] {
  return { compatibilityLevel: compatibility ?? standard.compatibility, ...others };
}

function refuse(body: unknown): Answer | undefined {
  const { compatibility } = body as RegistryConfig;
  if (compatibility === undefined || levels.includes(compatibility)) return undefined;
  return codeAndMessage(422, 42203, `Invalid compatibility level. Valid values are ${levels.join(', ')}`);
}

function noConfig(subject: string | undefined): Answer {
  return codeAndMessage(404, 40408, `Subject '${subject}' does not have subject-level compatibility configured`);
}
