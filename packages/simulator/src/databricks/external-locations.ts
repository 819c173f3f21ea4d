import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { refuseUnknownOwner } from './catalogs.ts';
import { dropGrants, moveGrants } from './grants.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { credentialSecurable, locationSecurable, metastoreSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { creationStamps, updateFields, withoutEmpty } from './stamps.ts';
import { refuseAccess } from './storage-access.ts';
import { findCredential, seedCredentialId } from './storage-credentials.ts';
import { isCloudPath, liesWithin, overlap } from './storage-paths.ts';
import { alreadyExists, doesNotExist, invalidName, invalidParameter, stillNeeded } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Location = UnityCatalogSchemas['ExternalLocation'];

/** External locations. Unless validation is skipped, the credential has to open the path. Source: D6.5. */
export const externalLocationRoutes: Routes = {
  listExternalLocations: ({ query, caller }, { state: { databricks } }) =>
    listAnswer('external_locations', databricks.externalLocations, {
      query,
      nameOf: (one) => one.name,
      isShown: (one) => isVisible(databricks, caller.id, locationSecurable(one)),
    }),

  getExternalLocation({ path, caller }, { state: { databricks } }) {
    const location = findLocation(databricks, path.name);
    if (!location) return doesNotExist('EXTERNAL_LOCATION', path.name ?? '');
    return refuseHidden(databricks, caller.id, locationSecurable(location)) ?? ok(location);
  },

  createExternalLocation(call, surroundings) {
    const { databricks } = surroundings.state;
    const { skip_validation: isUnchecked, ...body } = call.body as UnityCatalogSchemas['CreateExternalLocation'];
    const credential = findCredential(databricks, body.credential_name);
    if (!credential) return doesNotExist('STORAGE_CREDENTIAL', body.credential_name);
    const refusal =
      invalidName('CreateExternalLocation', 'ExternalLocationInfo', body.name) ??
      refuseWithout(databricks, call.caller.id, [
        ['CREATE_EXTERNAL_LOCATION', metastoreSecurable(databricks)],
        ['CREATE_EXTERNAL_LOCATION', credentialSecurable(credential)],
      ]) ??
      (findLocation(databricks, body.name) && alreadyExists('EXTERNAL_LOCATION', body.name)) ??
      refuseUrl(databricks, body.url) ??
      (isUnchecked ? undefined : refuseAccess(credential, body.url, surroundings));
    if (refusal) return refusal;

    const location: Location = {
      ...withoutEmpty(body),
      credential_name: credential.name ?? '',
      credential_id: credential.id ?? '',
      read_only: body.read_only ?? false,
      fallback: body.fallback ?? false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      // What was not sent stays unset: a value in its place would be a difference for ever. Source: D6.5.
      effective_enable_file_events: body.enable_file_events ?? true,
      browse_only: false,
      ...creationStamps(call, surroundings),
    };
    databricks.externalLocations.push(location);
    return ok(location);
  },

  updateExternalLocation(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['UpdateExternalLocation'];
    const { new_name: newName, skip_validation: _skip, force = false, ...fields } = body;
    const location = findLocation(databricks, call.path.name);
    if (!location) return doesNotExist('EXTERNAL_LOCATION', call.path.name ?? '');
    const credential = findCredential(databricks, fields.credential_name ?? location.credential_name);
    const isMoved = fields.url !== undefined && fields.url !== location.url;
    const other = newName === undefined ? undefined : findLocation(databricks, newName);
    const refusal =
      refuseWithout(databricks, call.caller.id, [['MANAGE', locationSecurable(location)]]) ??
      (newName === undefined ? undefined : invalidName('UpdateExternalLocation', 'ExternalLocationInfo', newName)) ??
      (other && other !== location ? alreadyExists('EXTERNAL_LOCATION', other.name ?? '') : undefined) ??
      (credential || fields.credential_name === undefined
        ? undefined
        : doesNotExist('STORAGE_CREDENTIAL', fields.credential_name)) ??
      refuseUnknownOwner(databricks, fields.owner) ??
      (isMoved ? refuseUrl(databricks, fields.url ?? '', location) : undefined) ??
      (isMoved && !force ? refuseInUse(databricks, location) : undefined);
    if (refusal) return refusal;
    if (newName !== undefined) {
      moveGrants(databricks, 'external_location', location.name ?? '', newName);
      location.name = newName;
    }
    const isNotifying = fields.enable_file_events ?? location.effective_enable_file_events;
    const follows = {
      credential_id: credential?.id ?? location.credential_id,
      ...(isNotifying === undefined ? {} : { effective_enable_file_events: isNotifying }),
    };
    updateFields(location, { ...fields, ...follows }, call, surroundings);
    return ok(location);
  },

  deleteExternalLocation({ path, query, caller }, { state: { databricks } }) {
    const location = findLocation(databricks, path.name);
    if (!location) return doesNotExist('EXTERNAL_LOCATION', path.name ?? '');
    const refusal =
      refuseWithout(databricks, caller.id, [['MANAGE', locationSecurable(location)]]) ??
      (query.get('force') === 'true' ? undefined : refuseInUse(databricks, location));
    if (refusal) return refusal;
    databricks.externalLocations = databricks.externalLocations.filter((one) => one !== location);
    dropGrants(databricks, 'external_location', location.name ?? '');
    return ok({});
  },
};

export function findLocation(state: DatabricksState, name: string | undefined): Location | undefined {
  return state.externalLocations.find((one) => isSameName(one.name, name));
}

/** Two locations may not overlap, and the answer names the other one. Source: D6.5. */
function refuseUrl(state: DatabricksState, url: string, self?: Location): Answer | undefined {
  if (!isCloudPath(url)) return invalidParameter(`'${url}' is not the address of cloud storage.`);
  const other = state.externalLocations.find((one) => one !== self && overlap(one.url, url));
  return other && invalidParameter(`Url '${url}' overlaps External Location '${other.name}' at '${other.url}'.`);
}

/** Tables and managed storage below it hold a location in place. Source: D6.5 and D6.9. */
function refuseInUse(state: DatabricksState, { name, url }: Location): Answer | undefined {
  const tables = state.tables.filter((one) => liesWithin(one.storage_location, url));
  const volumes = (state.volumes ?? []).filter(
    (one) => one.volume_type === 'EXTERNAL' && liesWithin(one.storage_location, url),
  );
  const roots = [...state.catalogs, ...state.schemas].filter((one) => liesWithin(one.storage_root, url));
  if (tables.length + volumes.length + roots.length === 0) return undefined;
  const inVolumes = volumes.length > 0 ? `, ${volumes.length} dependent external volumes` : '';
  return stillNeeded(
    `External Location '${name}' has ${tables.length} dependent external tables${inVolumes} and ${roots.length} dependent managed storage roots.`,
  );
}

/** The bucket of the lab. */
export function seedExternalLocations(world: World, nowMs: number): DatabricksState['externalLocations'] {
  return [
    {
      name: world.databricks.externalLocationName,
      url: `s3://${world.bucket.name}/`,
      credential_name: world.databricks.storageCredentialName,
      credential_id: seedCredentialId,
      read_only: false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      fallback: false,
      effective_enable_file_events: true,
      browse_only: false,
      ...seedStamps(world, nowMs),
    },
  ];
}
