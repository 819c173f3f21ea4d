import { expectTypeOf, it } from 'vitest';
import type { IdentitySchemas, SqlSchemas, UnityCatalogSchemas } from './index.ts';

// What `tsc` checks: a comparison that does not hold is an error of the compiler. Nothing here runs.

it('a storage credential that is sent has exactly one cloud', () => {
  type Sent = UnityCatalogSchemas['CreateStorageCredential'];
  const cloudOf = (credential: Sent): string => {
    if (credential.aws_iam_role) {
      expectTypeOf(credential.azure_managed_identity).toEqualTypeOf<undefined>();
      return credential.aws_iam_role.role_arn;
    }
    if (credential.azure_managed_identity) return credential.azure_managed_identity.access_connector_id;
    if (credential.azure_service_principal) return credential.azure_service_principal.client_secret;
    if (credential.cloudflare_api_token) return credential.cloudflare_api_token.secret_access_key;
    expectTypeOf(credential.databricks_gcp_service_account).toEqualTypeOf<
      UnityCatalogSchemas['SetDatabricksGcpServiceAccount']
    >();
    return credential.name;
  };
  expectTypeOf(cloudOf).returns.toEqualTypeOf<string>();
  expectTypeOf<Sent>().not.toBeNever();
});

it('a queue of file events that is sent is exactly one', () => {
  type Queue = UnityCatalogSchemas['SetFileEventQueue'];
  const urlOf = (queue: Queue): string | undefined => {
    if (queue.managed_sqs) {
      expectTypeOf(queue.provided_sqs).toEqualTypeOf<undefined>();
      return queue.managed_sqs.queue_url;
    }
    return queue.provided_sqs?.queue_url ?? queue.managed_aqs?.queue_url ?? queue.provided_pubsub?.subscription_name;
  };
  expectTypeOf(urlOf).returns.toEqualTypeOf<string | undefined>();
  type Key = 'sqs' | 'aqs' | 'pubsub' | 'onelake';
  expectTypeOf<keyof Queue>().toEqualTypeOf<`managed_${Key}` | `provided_${Key}`>();
});

it('values that come in two types can be told apart', () => {
  const secondsOf = ({ expires_in: lifetime }: IdentitySchemas['Token']): number | undefined =>
    typeof lifetime === 'string' ? Number(lifetime) : lifetime;
  expectTypeOf(secondsOf).returns.toEqualTypeOf<number | undefined>();
  expectTypeOf<UnityCatalogSchemas['DatabricksError']['error_code']>().toEqualTypeOf<string | number | undefined>();
  expectTypeOf<NonNullable<SqlSchemas['StatementResult']['data_array']>>().toEqualTypeOf<(string | null)[][]>();
});

it('open lists of values offer what is known, and take any other text', () => {
  // A plain `string` would swallow the values: nothing could be extracted from it.
  type IsOpen<Values, Known extends string> = [Known] extends [Extract<Values, Known>]
    ? 'a text of tomorrow' extends Values
      ? true
      : 'is closed'
    : 'misses values';
  type Of<Name extends keyof UnityCatalogSchemas> = UnityCatalogSchemas[Name];
  expectTypeOf<IsOpen<Of<'Privilege'>, 'USE_CATALOG' | 'EXTERNAL_USE_SCHEMA'>>().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<Of<'TableType'>, 'EXTERNAL' | 'VIEW'>>().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<Of<'DataSourceFormat'>, 'DELTA' | 'ICEBERG'>>().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<Of<'IsolationMode'>, 'ISOLATION_MODE_OPEN'>>().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<SqlSchemas['StatementStatus']['state'], 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'>
  >().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<SqlSchemas['Warehouse']['state'], 'STARTING' | 'RUNNING' | 'STOPPED'>>().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<SqlSchemas['StatementManifest']['format'], 'JSON_ARRAY'>>().toEqualTypeOf<true>();
});

it('closed lists of values, which a caller sends, take no other text', () => {
  expectTypeOf<'USE_CATALOG'>().toExtend<UnityCatalogSchemas['SetPrivilege']>();
  expectTypeOf<string>().not.toExtend<UnityCatalogSchemas['SetPrivilege']>();
  // @ts-expect-error the server takes spaces, the type does not
  const withSpaces: UnityCatalogSchemas['SetPrivilege'] = 'USE CATALOG';
  expectTypeOf(withSpaces).toExtend<string>();
  expectTypeOf<NonNullable<SqlSchemas['ExecuteStatement']['disposition']>>().toEqualTypeOf<
    'INLINE' | 'EXTERNAL_LINKS'
  >();
});
