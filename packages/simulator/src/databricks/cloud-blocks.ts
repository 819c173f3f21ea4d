import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';

type Block =
  | 'aws_iam_role'
  | 'azure_managed_identity'
  | 'azure_service_principal'
  | 'databricks_gcp_service_account'
  | 'cloudflare_api_token';
type Sent = Pick<UnityCatalogSchemas['UpdateStorageCredential'], Block>;
type Shown = Pick<UnityCatalogSchemas['StorageCredential'], Block>;

const blocks: readonly Block[] = [
  'aws_iam_role',
  'azure_managed_identity',
  'azure_service_principal',
  'databricks_gcp_service_account',
  'cloudflare_api_token',
];

/** The role of Databricks that assumes the customer's. Source: D6.6. */
const databricksRoleArn = 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED';

/** Which clouds a credential names. */
export function cloudBlocks(sent: Sent | Shown): readonly Block[] {
  return blocks.filter((block) => sent[block] !== undefined);
}

/** Whether a block names another identity than the one that is kept; a secret that is sent is another one each time. */
export function isOtherBlock(kept: object | undefined, sent: object | undefined): boolean {
  const known: Readonly<Record<string, unknown>> = { ...kept };
  return (
    kept === undefined || Object.entries(sent ?? {}).some(([name, value]) => value !== '' && known[name] !== value)
  );
}

/** A cloud block as it is answered: with what the server adds, without secrets. Source: D6.6. */
export function shownBlock(sent: Sent, state: DatabricksState, credentialId: string): Shown {
  const {
    aws_iam_role: role,
    azure_managed_identity: identity,
    azure_service_principal: principal,
    cloudflare_api_token: token,
  } = sent;
  if (role) {
    const external_id = externalId(state);
    return { aws_iam_role: { role_arn: role.role_arn, external_id, unity_catalog_iam_arn: databricksRoleArn } };
  }
  if (identity) return { azure_managed_identity: { credential_id: credentialId, ...identity } };
  if (principal) {
    const { directory_id, application_id } = principal;
    return { azure_service_principal: { directory_id, application_id } };
  }
  if (token) return { cloudflare_api_token: { account_id: token.account_id, access_key_id: token.access_key_id } };
  if (sent.databricks_gcp_service_account) {
    const email = `db-uc-storage-${credentialId}@simulated.iam.gserviceaccount.com`;
    return { databricks_gcp_service_account: { email, credential_id: credentialId } };
  }
  return {};
}

/** One external id for the whole metastore. Source: D6.6. */
function externalId(state: DatabricksState): string {
  const known = state.storageCredentials.find((one) => one.aws_iam_role?.external_id)?.aws_iam_role?.external_id;
  return known ?? state.metastore.metastore_id ?? '';
}
