import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, databricksError } from '../request/answer.ts';
import type { Surroundings } from '../request/route.ts';
import { isPropagating, isSelfAssuming, mayAssume, mayEnter } from '../trust.ts';
import { denied } from './unity-errors.ts';

type Credential = Pick<UnityCatalogSchemas['StorageCredential'], 'aws_iam_role' | 'azure_managed_identity'>;
type Place = Pick<Surroundings, 'state' | 'clock'>;

/** Why Databricks does not get through with a credential; `undefined` when it does. Source: D6.6. */
export function missingTrust(credential: Credential, { state, clock }: Place): string | undefined {
  const { aws_iam_role: role, azure_managed_identity: identity } = credential;
  const nowMs = clock.now();
  if (role) {
    const arn = role.role_arn ?? '';
    const databricks = { principal: role.unity_catalog_iam_arn, externalId: role.external_id };
    if (!mayAssume(state, nowMs, arn, databricks)) return `Databricks may not assume role ${arn}.`;
    if (!isSelfAssuming(state, nowMs, arn, role.external_id)) return `Role ${arn} is not self-assuming.`;
  }
  const azureId = azureIdentityOf(identity);
  if (azureId !== undefined && !mayEnter(state, nowMs, azureId)) return `${azureId} has no role on the storage.`;
  return undefined;
}

/**
 * Refuses a validated path that the credential does not open: with 403, and while a trust propagates with 500 and an
 * empty message. Source: D3.4 and D6.5.
 */
export function refuseAccess(credential: Credential, url: string, place: Place): Answer | undefined {
  const reason = missingTrust(credential, place);
  if (reason === undefined) return undefined;
  const subject = credential.aws_iam_role?.role_arn ?? azureIdentityOf(credential.azure_managed_identity) ?? '';
  return isPropagating(place.state, place.clock.now(), subject)
    ? databricksError(500, 'INTERNAL_ERROR', '')
    : denied(`The storage credential does not have READ permissions on url ${url}. ${reason}`);
}

/** A connector acts with its own identity, unless it was given another. */
function azureIdentityOf(identity: Credential['azure_managed_identity']): string | undefined {
  return identity?.managed_identity_id ?? identity?.access_connector_id;
}
