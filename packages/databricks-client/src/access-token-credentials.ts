import { type Credentials, createSecret, type Secret } from '@tableflow-workshop/client-core';

/**
 * A personal access token, sent as it is.
 *
 * @param origin where it was read from, for the error that a refusal becomes
 * @example const credentials = accessTokenCredentials(createSecret('dapi-the-token'), 'the vault')
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/pat
 */
export function accessTokenCredentials(token: Secret | string, origin?: string): Credentials {
  const secret = typeof token === 'string' ? createSecret(token) : token;
  return {
    authorize: async () => `Bearer ${secret.reveal()}`,
    account: secret,
    describe: () => `personal access token${origin ? ` (from ${origin})` : ''}`,
  };
}
