import type { Clock } from '@tableflow-workshop/client-core';
import type { ProviderIntegrationsClient, ProviderIntegrationsV2Client } from '@tableflow-workshop/confluent-client';
import type { UnityCatalogClient } from '@tableflow-workshop/databricks-client';

/**
 * What connecting storage needs: the clients of a Cloud key whose owner administers the environment, and of a
 * Databricks administrator. The lab need not exist yet; `{ ...lab.confluent.cloud, unityCatalog }` is one too.
 */
export interface StorageAdministrator {
  /** `pim/v1`, for AWS. */
  readonly providerIntegrations: ProviderIntegrationsClient;
  /** `pim/v2`, for Azure. */
  readonly providerIntegrationsV2: ProviderIntegrationsV2Client;
  /** Unity Catalog, as an administrator of the metastore. */
  readonly unityCatalog: UnityCatalogClient;
  /** Default: the clock of the machine. */
  readonly clock?: Clock | undefined;
}
