import type { Call } from '../request/route.ts';
import type { SimulatorState, SubjectRecord } from '../state.ts';
import type { RegistrySettings } from './registry-settings.ts';

/**
 * The Schema Registry that a request means: the one of its key, or with a key or token for all of them the one that it names
 * in a header. Where it names none, the lab's. Source: C8.
 */
export function registryOfCall({ caller, request }: Call, { world, confluent }: SimulatorState): string {
  const key = confluent.apiKeys.find((one) => one.key.id === caller.id && one.kind === 'Schema Registry');
  return key?.key.spec.resource?.id ?? request.headers.get('target-sr-cluster') ?? world.schemaRegistry.id;
}

/** The Schema Registry of an environment. */
export function registryOfEnvironment({ confluent }: SimulatorState, environmentId: string): string {
  return confluent.schemaRegistryClusters.find(({ spec }) => spec.environment.id === environmentId)?.id ?? '';
}

/** What is written on a subject of a registry: nothing where it is the lab's. */
export function registryMark({ world }: SimulatorState, registryId: string): Pick<SubjectRecord, 'registryId'> {
  return registryId === world.schemaRegistry.id ? {} : { registryId };
}

/** The live subjects of a registry. */
export function subjectsOf(state: SimulatorState, registryId: string): readonly SubjectRecord[] {
  return state.confluent.subjects.filter((one) => isOf(state, one, registryId));
}

/** Those that were deleted, but not for good. */
export function deletedSubjectsOf(state: SimulatorState, registryId: string): readonly SubjectRecord[] {
  return state.confluent.deletedSubjects.filter((one) => isOf(state, one, registryId));
}

function isOf({ world }: SimulatorState, subject: SubjectRecord, registryId: string): boolean {
  return (subject.registryId ?? world.schemaRegistry.id) === registryId;
}

/** What was set for a registry and its subjects. */
export function settingsOf({ world, confluent }: SimulatorState, registryId: string): RegistrySettings {
  const isLab = registryId === world.schemaRegistry.id;
  return (isLab ? confluent.registryConfig : confluent.otherRegistryConfigs?.[registryId]) ?? {};
}

/** Sets it. */
export function changeSettings(
  { world, confluent }: SimulatorState,
  registryId: string,
  wanted: RegistrySettings,
): void {
  if (registryId === world.schemaRegistry.id) confluent.registryConfig = wanted;
  else confluent.otherRegistryConfigs = { ...confluent.otherRegistryConfigs, [registryId]: wanted };
}
