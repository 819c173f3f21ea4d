import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { findCatalog, refuseUnknownOwner } from './catalogs.ts';
import { foldName, isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { renameSchema } from './rename-schema.ts';
import { dropSchema, isEmpty } from './schema-contents.ts';
import { catalogSecurable, schemaSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { creationStamps, updateFields, withoutEmpty } from './stamps.ts';
import { alreadyExists, doesNotExist, invalidName, stillNeeded } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Schema = UnityCatalogSchemas['Schema'];

/** Schemas. Source: D6.3. */
export const schemaRoutes: Routes = {
  listSchemas({ query, caller }, { state: { databricks } }) {
    const catalogName = query.get('catalog_name') ?? '';
    const catalog = findCatalog(databricks, catalogName);
    if (!catalog) return doesNotExist('CATALOG', catalogName);
    const schemas = databricks.schemas.filter((one) => isSameName(one.catalog_name, catalogName));
    return (
      refuseHidden(databricks, caller.id, catalogSecurable(catalog)) ??
      listAnswer('schemas', schemas, {
        query,
        nameOf: (one) => one.name,
        isShown: (one) => isVisible(databricks, caller.id, schemaSecurable(databricks, one)),
      })
    );
  },

  getSchema({ path, caller }, { state: { databricks } }) {
    const schema = findSchema(databricks, path.full_name);
    if (!schema) return missingSchema(databricks, path.full_name ?? '');
    return refuseHidden(databricks, caller.id, schemaSecurable(databricks, schema)) ?? ok(schema);
  },

  /** The name is stored in lower case. */
  createSchema(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateSchema'];
    const catalog = findCatalog(databricks, body.catalog_name);
    if (!catalog) return doesNotExist('CATALOG', body.catalog_name);
    const securable = catalogSecurable(catalog);
    const name = foldName(body.name);
    const fullName = `${catalog.name}.${name}`;
    const refusal =
      invalidName('CreateSchema', 'SchemaInfo', body.name) ??
      refuseWithout(databricks, call.caller.id, [
        ['USE_CATALOG', securable],
        ['CREATE_SCHEMA', securable],
      ]) ??
      (findSchema(databricks, fullName) && alreadyExists('SCHEMA', fullName));
    if (refusal) return refusal;

    const schema: Schema = {
      ...withoutEmpty(body),
      name,
      catalog_name: catalog.name ?? '',
      full_name: fullName,
      schema_id: surroundings.newUuid(),
      catalog_type: catalog.catalog_type ?? 'MANAGED_CATALOG',
      enable_predictive_optimization: 'INHERIT',
      browse_only: false,
      ...creationStamps(call, surroundings),
    };
    databricks.schemas.push(schema);
    return ok(schema);
  },

  updateSchema(call, surroundings) {
    const { databricks } = surroundings.state;
    const { new_name: newName, ...fields } = call.body as UnityCatalogSchemas['UpdateSchema'];
    const schema = findSchema(databricks, call.path.full_name);
    if (!schema) return missingSchema(databricks, call.path.full_name ?? '');
    const name = foldName(newName ?? schema.name ?? '');
    const other = findSchema(databricks, `${schema.catalog_name}.${name}`);
    const refusal =
      refuseWithout(databricks, call.caller.id, [['MANAGE', schemaSecurable(databricks, schema)]]) ??
      (newName === undefined ? undefined : invalidName('UpdateSchema', 'SchemaInfo', newName)) ??
      (other && other !== schema ? alreadyExists('SCHEMA', other.full_name ?? '') : undefined) ??
      refuseUnknownOwner(databricks, fields.owner);
    if (refusal) return refusal;
    if (name !== schema.name) renameSchema(databricks, schema, { catalogName: schema.catalog_name ?? '', name });
    updateFields(schema, fields, call, surroundings);
    return ok(schema);
  },

  deleteSchema({ path, query, caller }, { state: { databricks } }) {
    const schema = findSchema(databricks, path.full_name);
    if (!schema) return missingSchema(databricks, path.full_name ?? '');
    const refusal = refuseWithout(databricks, caller.id, [['MANAGE', schemaSecurable(databricks, schema)]]);
    if (refusal) return refusal;
    if (query.get('force') !== 'true' && !isEmpty(databricks, schema)) {
      return stillNeeded(`Schema '${schema.full_name}' is not empty.`, 'SCHEMA_NOT_EMPTY');
    }
    dropSchema(databricks, schema);
    return ok({});
  },
};

export function findSchema(state: DatabricksState, fullName: string | undefined): Schema | undefined {
  return state.schemas.find((one) => isSameName(one.full_name, fullName));
}

/** Names the outermost part that is missing. */
export function missingSchema(state: DatabricksState, fullName: string): ReturnType<typeof doesNotExist> {
  const [catalogName = ''] = fullName.split('.');
  return findCatalog(state, catalogName) ? doesNotExist('SCHEMA', fullName) : doesNotExist('CATALOG', catalogName);
}

/** `default` comes with the lab's own catalog; the others have the virtual schema only. */
export function seedSchemas(
  world: World,
  nowMs: number,
  catalogs: DatabricksState['catalogs'],
): DatabricksState['schemas'] {
  return catalogs
    .flatMap((catalog) => ['default', 'information_schema'].map((name) => ({ catalog, name })))
    .filter(({ catalog, name }) => name !== 'default' || catalog.catalog_type === 'MANAGED_CATALOG')
    .map(({ catalog, name }, index) => ({
      name,
      catalog_name: catalog.name ?? '',
      full_name: `${catalog.name}.${name}`,
      schema_id: `5c4e3a00-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      catalog_type: catalog.catalog_type ?? '',
      browse_only: false,
      ...seedStamps(world, nowMs),
    }));
}
