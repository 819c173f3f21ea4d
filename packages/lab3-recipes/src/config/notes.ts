import type { FoundSettings } from './find-settings.ts';
import { definitionOf } from './setting-lookup.ts';
import type { SettingName } from './setting-names.ts';

/** Ids that say which lab this is. Two sources that disagree here may come from two different labs. */
const comparedIds: readonly SettingName[] = [
  'environmentId',
  'kafkaClusterId',
  'serviceAccountId',
  'providerIntegrationId',
];

/** A secret fits one id only. */
const pairs: readonly (readonly [id: SettingName, secret: SettingName])[] = [
  ['cloudApiKey', 'cloudApiSecret'],
  ['tableflowApiKey', 'tableflowApiSecret'],
  ['kafkaApiKey', 'kafkaApiSecret'],
  ['schemaRegistryApiKey', 'schemaRegistryApiSecret'],
  ['clientId', 'clientSecret'],
];

/** Says where sources disagree in a way that a person should know of. Shows ids of resources, never of keys. */
export function notesOn(found: FoundSettings): readonly string[] {
  return [
    ...comparedIds.flatMap((name) => idConflicts(found, name)),
    ...pairs.flatMap(([id, secret]) => splitPair(found, id, secret)),
  ];
}

function idConflicts(found: FoundSettings, name: SettingName): readonly string[] {
  const [used, ...others] = found.get(name) ?? [];
  if (!used) return [];
  return others
    .filter((other) => other.text.trim() !== used.text.trim())
    .map((other) => {
      // Text that is not an id may be anything, also a secret in the wrong place.
      const value = definitionOf(name).schema.safeParse(other.text).success ? other.text.trim() : 'another value';
      return `${name}: ${used.place} has ${used.text.trim()} and is used; ${other.place} has ${value}.`;
    });
}

function splitPair(found: FoundSettings, id: SettingName, secret: SettingName): readonly string[] {
  const usedId = found.get(id)?.[0];
  const usedSecret = found.get(secret)?.[0];
  const ownId = usedSecret && found.get(id)?.find((entry) => entry.source === usedSecret.source);
  if (!usedId || !usedSecret || !ownId || ownId.text.trim() === usedId.text.trim()) return [];
  return [`${secret}: ${usedSecret.place} belongs to ${ownId.place}, but ${usedId.place} is used with it.`];
}
