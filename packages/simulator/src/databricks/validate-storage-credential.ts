import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import { cloudBlocks, shownBlock } from './cloud-blocks.ts';
import { findLocation } from './external-locations.ts';
import { refuseWithout } from './privileges.ts';
import { credentialSecurable, metastoreSecurable } from './securables.ts';
import { missingTrust } from './storage-access.ts';
import { findCredential } from './storage-credentials.ts';
import { isCloudPath } from './storage-paths.ts';
import { doesNotExist, invalidParameter } from './unity-errors.ts';

type Check = UnityCatalogSchemas['StorageCredentialCheck'];

export const validateStorageCredentialRoutes: Routes = {
  /** Always 200, whatever the checks say; the url of a named location counts. Source: D6.6. */
  validateStorageCredential({ body, caller }, { state, clock }) {
    const { databricks } = state;
    const sent = body as UnityCatalogSchemas['ValidateStorageCredential'];
    const { storage_credential_name: credentialName, external_location_name: locationName } = sent;
    const credential = findCredential(databricks, credentialName);
    const location = findLocation(databricks, locationName);
    if (credentialName !== undefined && !credential) return doesNotExist('STORAGE_CREDENTIAL', credentialName);
    if (locationName !== undefined && !location) return doesNotExist('EXTERNAL_LOCATION', locationName);
    if ((credential ? 1 : 0) + cloudBlocks(sent).length !== 1) {
      return invalidParameter('Either storage_credential_name or one cloud credential must be given.');
    }
    const url = location?.url ?? sent.url;
    if (url === undefined) return invalidParameter('Either external_location_name or url must be given.');
    const securable = credential ? credentialSecurable(credential) : metastoreSecurable(databricks);
    const refusal = refuseWithout(databricks, caller.id, [['CREATE_EXTERNAL_LOCATION', securable]]);
    if (refusal) return refusal;
    const isReadOnly = sent.read_only || location?.read_only || credential?.read_only || false;
    const obstacle = isCloudPath(url)
      ? missingTrust(credential ?? shownBlock(sent, databricks, ''), { state, clock })
      : `'${url}' is not the address of cloud storage.`;
    return ok({ isDir: true, results: checks(obstacle, isReadOnly) });
  },
};

function checks(obstacle: string | undefined, isReadOnly: boolean): Check[] {
  const reachable: Check = obstacle === undefined ? { result: 'PASS' } : { result: 'FAIL', message: obstacle };
  const writing: Check = isReadOnly ? { result: 'SKIP' } : reachable;
  return [
    { operation: 'READ', ...reachable },
    { operation: 'LIST', ...reachable },
    { operation: 'WRITE', ...writing },
    { operation: 'DELETE', ...writing },
    { operation: 'PATH_EXISTS', ...reachable },
  ];
}
