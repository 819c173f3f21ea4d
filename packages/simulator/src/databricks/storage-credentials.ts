import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { refuseUnknownOwner } from './catalogs.ts';
import { cloudBlocks, isOtherBlock, shownBlock } from './cloud-blocks.ts';
import { dropGrants, moveGrants } from './grants.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { credentialSecurable, metastoreSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { creationStamps, updateFields } from './stamps.ts';
import { missingTrust } from './storage-access.ts';
import { alreadyExists, denied, doesNotExist, invalidName, invalidParameter, stillNeeded } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Credential = UnityCatalogSchemas['StorageCredential'];

/** Storage credentials. Source: D6.6. */
export const storageCredentialRoutes: Routes = {
  listStorageCredentials: ({ query, caller }, { state: { databricks } }) =>
    listAnswer('storage_credentials', databricks.storageCredentials, {
      query,
      nameOf: (one) => one.name,
      isShown: (one) => isVisible(databricks, caller.id, credentialSecurable(one)),
    }),

  getStorageCredential({ path, caller }, { state: { databricks } }) {
    const credential = findCredential(databricks, path.name);
    if (!credential) return doesNotExist('STORAGE_CREDENTIAL', path.name ?? '');
    return refuseHidden(databricks, caller.id, credentialSecurable(credential)) ?? ok(credential);
  },

  createStorageCredential(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateStorageCredential'];
    const blocks = cloudBlocks(body);
    const refusal =
      invalidName('CreateStorageCredential', 'StorageCredentialInfo', body.name) ??
      refuseWithout(databricks, call.caller.id, [['CREATE_STORAGE_CREDENTIAL', metastoreSecurable(databricks)]]) ??
      (findCredential(databricks, body.name) && alreadyExists('STORAGE_CREDENTIAL', body.name)) ??
      (blocks.length === 1 ? undefined : invalidParameter('Exactly one cloud credential must be given.'));
    if (refusal) return refusal;

    const obstacle = body.skip_validation ? undefined : missingTrust(shownBlock(body, databricks, ''), surroundings);
    if (obstacle !== undefined) return denied(obstacle);

    const id = surroundings.newUuid();
    const credential: Credential = {
      id,
      name: body.name,
      ...(body.comment ? { comment: body.comment } : {}),
      full_name: body.name,
      ...shownBlock(body, databricks, id),
      read_only: body.read_only ?? false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      used_for_managed_storage: false,
      ...creationStamps(call, surroundings),
    };
    databricks.storageCredentials.push(credential);
    return ok(credential);
  },

  updateStorageCredential(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['UpdateStorageCredential'];
    const { new_name: newName, owner, comment, read_only, isolation_mode, force = false } = body;
    const credential = findCredential(databricks, call.path.name);
    if (!credential) return doesNotExist('STORAGE_CREDENTIAL', call.path.name ?? '');
    // Terraform sends the cloud's block with every change; only another identity is a change of it.
    const blocks = cloudBlocks(body).filter((block) => isOtherBlock(credential[block], body[block]));
    const other = newName === undefined ? undefined : findCredential(databricks, newName);
    const refusal =
      refuseWithout(databricks, call.caller.id, [['MANAGE', credentialSecurable(credential)]]) ??
      (newName === undefined ? undefined : invalidName('UpdateStorageCredential', 'StorageCredentialInfo', newName)) ??
      (other && other !== credential ? alreadyExists('STORAGE_CREDENTIAL', other.name ?? '') : undefined) ??
      (cloudBlocks(body).length > 1 ? invalidParameter('At most one cloud credential may be given.') : undefined) ??
      refuseUnknownOwner(databricks, owner) ??
      (blocks.length === 1 && !force ? refuseInUse(databricks, credential) : undefined);
    if (refusal) return refusal;
    if (newName !== undefined) rename(databricks, credential, newName);
    const block = blocks.length === 1 ? shownBlock(body, databricks, credential.id ?? '') : {};
    if (blocks.length === 1) for (const old of cloudBlocks(credential)) delete credential[old];
    const fields = Object.entries({ owner, comment, read_only, isolation_mode });
    const sent = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    updateFields(credential, { ...sent, ...block }, call, surroundings);
    return ok(credential);
  },

  deleteStorageCredential({ path, query, caller }, { state: { databricks } }) {
    const credential = findCredential(databricks, path.name);
    if (!credential) return doesNotExist('STORAGE_CREDENTIAL', path.name ?? '');
    const refusal =
      refuseWithout(databricks, caller.id, [['MANAGE', credentialSecurable(credential)]]) ??
      (query.get('force') === 'true' ? undefined : refuseInUse(databricks, credential));
    if (refusal) return refusal;
    databricks.storageCredentials = databricks.storageCredentials.filter((one) => one !== credential);
    dropGrants(databricks, 'storage_credential', credential.name ?? '');
    return ok({});
  },
};

export function findCredential(state: DatabricksState, name: string | undefined): Credential | undefined {
  return state.storageCredentials.find((one) => isSameName(one.name, name));
}

/** Source: D6.9. */
function refuseInUse(state: DatabricksState, { name }: Credential): Answer | undefined {
  const location = state.externalLocations.find((one) => isSameName(one.credential_name, name));
  return location && stillNeeded(`Storage Credential '${name}' is used by External Location '${location.name}'.`);
}

function rename(state: DatabricksState, credential: Credential, newName: string): void {
  const oldName = credential.name ?? '';
  for (const location of state.externalLocations) {
    if (isSameName(location.credential_name, oldName)) location.credential_name = newName;
  }
  moveGrants(state, 'storage_credential', oldName, newName);
  credential.name = newName;
  credential.full_name = newName;
}

/** The id of the lab's credential. */
export const seedCredentialId = '5d8c1f00-0000-4000-8000-000000000001';

/** The role through which Databricks reaches the bucket. */
export function seedStorageCredentials(world: World, nowMs: number): DatabricksState['storageCredentials'] {
  return [
    {
      id: seedCredentialId,
      name: world.databricks.storageCredentialName,
      full_name: world.databricks.storageCredentialName,
      aws_iam_role: {
        role_arn: world.providerIntegration.customerRoleArn,
        external_id: world.databricks.metastoreId,
        unity_catalog_iam_arn: 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED',
      },
      read_only: false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      used_for_managed_storage: false,
      ...seedStamps(world, nowMs),
    },
  ];
}
