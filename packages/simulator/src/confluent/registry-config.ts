import type { SchemaRegistrySchemas } from '@tableflow-workshop/confluent-client/schema-registry';
import { type Answer, codeAndMessage, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import { checkAvroCompatibility } from './avro-compatibility.ts';
import { changeSettings, registryOfCall, settingsOf, subjectsOf } from './registry-of.ts';
import type { RegistryConfig, RegistrySettings } from './registry-settings.ts';

const levels = ['NONE', 'BACKWARD', 'BACKWARD_TRANSITIVE', 'FORWARD', 'FORWARD_TRANSITIVE', 'FULL', 'FULL_TRANSITIVE'];
const standard = { compatibility: 'BACKWARD' };

/** Settings of a Schema Registry and of its subjects, and the check that they are for. Source: C8. */
export const registryConfigRoutes: Routes = {
  getConfig: (call, { state }) => ok(shown(ofRegistry(settingsFor(call, state)))),

  updateConfig(call, { state }) {
    const refusal = refuse(call.body);
    if (refusal) return refusal;
    const settings = settingsFor(call, state);
    const config = { ...ofRegistry(settings), ...(call.body as RegistryConfig) };
    changeSettings(state, registryOfCall(call, state), { ...settings, global: config });
    return ok(call.body);
  },

  /** A subject without settings of its own is 404, unless those of the registry are asked for. */
  getSubjectConfig(call, { state }) {
    const settings = settingsFor(call, state);
    const own = ofSubject(settings, call.path.subject);
    if (own) return ok(shown(own));
    return call.query.get('defaultToGlobal') === 'true' ? ok(shown(ofRegistry(settings))) : noConfig(call.path.subject);
  },

  updateSubjectConfig(call, { state }) {
    const refusal = refuse(call.body);
    if (refusal) return refusal;
    const name = call.path.subject ?? '';
    const settings = settingsFor(call, state);
    const config = { ...ofSubject(settings, name), ...(call.body as RegistryConfig) };
    changeSettings(state, registryOfCall(call, state), {
      ...settings,
      subjects: [...(settings.subjects ?? []).filter((one) => one.name !== name), { name, config }],
    });
    return ok(call.body);
  },

  deleteSubjectConfig(call, { state }) {
    const settings = settingsFor(call, state);
    const own = ofSubject(settings, call.path.subject);
    if (!own) return noConfig(call.path.subject);
    const subjects = settings.subjects?.filter((one) => one.name !== call.path.subject) ?? [];
    changeSettings(state, registryOfCall(call, state), { ...settings, subjects });
    return ok(own.compatibility ?? standard.compatibility);
  },

  getMode: () => ok({ mode: 'READWRITE' }),

  /** Held against the newest version; with a transitive level against all of them. */
  checkCompatibility: (call, { state }) => check(call.path.subject, undefined, call, state),
  checkVersionCompatibility: (call, { state }) => check(call.path.subject, call.path.version, call, state),
};

function check(
  subjectName: string | undefined,
  version: string | undefined,
  call: Call,
  state: SimulatorState,
): Answer {
  const { schema, schemaType = 'AVRO' } = call.body as SchemaRegistrySchemas['CreateSubjectVersion'];
  const subjects = subjectsOf(state, registryOfCall(call, state));
  const versions = subjects.find((one) => one.name === subjectName)?.versions ?? [];
  const settings = settingsFor(call, state);
  const level = (ofSubject(settings, subjectName) ?? ofRegistry(settings)).compatibility ?? standard.compatibility;
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

function settingsFor(call: Call, state: SimulatorState): RegistrySettings {
  return settingsOf(state, registryOfCall(call, state));
}

function ofRegistry({ global }: RegistrySettings): RegistryConfig {
  return global ?? standard;
}

function ofSubject({ subjects }: RegistrySettings, name: string | undefined): RegistryConfig | undefined {
  return subjects?.find((one) => one.name === name)?.config;
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
