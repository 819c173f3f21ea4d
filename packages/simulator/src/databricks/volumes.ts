import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { findCatalog, refuseUnknownOwner } from './catalogs.ts';
import { moveGrants } from './grants.ts';
import { foldName, isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { dropVolume, volumesOf } from './schema-contents.ts';
import { findSchema, missingSchema } from './schemas.ts';
import { catalogSecurable, locationSecurable, schemaSecurable, volumeSecurable } from './securables.ts';
import { creationStamps, updateFields, withoutEmpty } from './stamps.ts';
import { coveringLocation, overlap } from './storage-paths.ts';
import { alreadyExists, doesNotExist, invalidName, invalidParameter } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Volume = UnityCatalogSchemas['Volume'];

/** Volumes. Source: D6.10. */
export const volumeRoutes: Routes = {
  /** Always paged, 10,000 at a time unless asked otherwise. Source: D5.1. */
  listVolumes({ query, caller }, { state: { databricks } }) {
    const fullName = `${query.get('catalog_name')}.${query.get('schema_name')}`;
    const schema = findSchema(databricks, fullName);
    if (!schema) return missingSchema(databricks, fullName);
    return (
      refuseHidden(databricks, caller.id, schemaSecurable(databricks, schema)) ??
      listAnswer('volumes', volumesOf(databricks, schema), {
        query,
        nameOf: (one) => one.name,
        isShown: (one) => isVisible(databricks, caller.id, volumeSecurable(databricks, one)),
        rule: { sizeWhenAbsent: 10_000 },
      })
    );
  },

  getVolume({ path, caller }, { state: { databricks } }) {
    const volume = findVolume(databricks, path.name);
    if (!volume) return doesNotExist('VOLUME', path.name ?? '');
    return refuseHidden(databricks, caller.id, volumeSecurable(databricks, volume)) ?? ok(volume);
  },

  createVolume(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateVolume'];
    const catalog = findCatalog(databricks, body.catalog_name);
    const schema = findSchema(databricks, `${body.catalog_name}.${body.schema_name}`);
    if (!catalog || !schema) return missingSchema(databricks, `${body.catalog_name}.${body.schema_name}`);
    const inSchema = schemaSecurable(databricks, schema);
    const name = foldName(body.name);
    const fullName = `${schema.full_name}.${name}`;
    const refusal =
      invalidName('CreateVolume', 'VolumeInfo', body.name) ??
      refuseWithout(databricks, call.caller.id, [
        ['USE_CATALOG', catalogSecurable(catalog)],
        ['USE_SCHEMA', inSchema],
        ['CREATE_VOLUME', inSchema],
      ]) ??
      refusePlace(body, call, databricks) ??
      (findVolume(databricks, fullName) && alreadyExists('VOLUME', fullName));
    if (refusal) return refusal;

    const id = surroundings.newUuid();
    const root = schema.storage_root ?? catalog.storage_root ?? `s3://${databricks.metastore.name}`;
    const volume: Volume = {
      ...withoutEmpty(body),
      name,
      catalog_name: catalog.name ?? '',
      schema_name: schema.name ?? '',
      full_name: fullName,
      volume_id: id,
      storage_location:
        body.storage_location ?? `${root.replace(/\/$/, '')}/__unitystorage/schemas/${schema.schema_id}/volumes/${id}`,
      browse_only: false,
      ...creationStamps(call, surroundings),
    };
    databricks.volumes = [...(databricks.volumes ?? []), volume];
    return ok(volume);
  },

  updateVolume(call, surroundings) {
    const { databricks } = surroundings.state;
    const { new_name: newName, ...fields } = call.body as UnityCatalogSchemas['UpdateVolume'];
    const volume = findVolume(databricks, call.path.name);
    if (!volume) return doesNotExist('VOLUME', call.path.name ?? '');
    const name = foldName(newName ?? volume.name ?? '');
    const fullName = `${volume.catalog_name}.${volume.schema_name}.${name}`;
    const other = findVolume(databricks, fullName);
    const refusal =
      refuseWithout(databricks, call.caller.id, [['MANAGE', volumeSecurable(databricks, volume)]]) ??
      (newName === undefined ? undefined : invalidName('UpdateVolume', 'VolumeInfo', newName)) ??
      (other && other !== volume ? alreadyExists('VOLUME', fullName) : undefined) ??
      refuseUnknownOwner(databricks, fields.owner);
    if (refusal) return refusal;
    if (name !== volume.name) moveGrants(databricks, 'volume', volume.full_name ?? '', fullName);
    updateFields(volume, { ...fields, name, full_name: fullName }, call, surroundings);
    return ok(volume);
  },

  deleteVolume({ path, caller }, { state: { databricks } }) {
    const volume = findVolume(databricks, path.name);
    if (!volume) return doesNotExist('VOLUME', path.name ?? '');
    const refusal = refuseWithout(databricks, caller.id, [['MANAGE', volumeSecurable(databricks, volume)]]);
    if (refusal) return refusal;
    dropVolume(databricks, volume);
    return ok({});
  },
};

function findVolume(state: DatabricksState, fullName: string | undefined): Volume | undefined {
  return (state.volumes ?? []).find((one) => isSameName(one.full_name, fullName));
}

/** An external volume lies in an external location and overlaps nothing; the place of a managed one is not chosen. */
function refusePlace(
  { volume_type: type, storage_location: place }: UnityCatalogSchemas['CreateVolume'],
  { caller }: Call,
  state: DatabricksState,
): Answer | undefined {
  if (type === 'MANAGED') {
    return place === undefined ? undefined : invalidParameter('CreateVolume storage_location can not be provided.');
  }
  if (place === undefined) return invalidParameter('CreateVolume Missing required field: storage_location');
  const location = coveringLocation(state, place);
  if (!location) return doesNotExist('EXTERNAL_LOCATION', place);
  const other = [...state.tables, ...(state.volumes ?? [])].find((one) => overlap(one.storage_location, place));
  return (
    refuseWithout(state, caller.id, [['CREATE_EXTERNAL_VOLUME', locationSecurable(location)]]) ??
    (other && invalidParameter(`Path '${place}' overlaps the location of '${other.full_name}'.`))
  );
}
