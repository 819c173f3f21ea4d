import type { Credentials, Secret } from '@tableflow-workshop/client-core';
import { requiredSecret } from './required-secret.ts';

/**
 * A personal access token, sent as it is.
 *
 * @param origin where it was read from, for the error that a refusal becomes
 * @throws InputError for a token that is empty or no text
 * @example const credentials = accessTokenCredentials(createSecret('dapi-the-token'), 'the vault')
 * @see https://docs.databricks.com/aws/en/dev-tools/auth/pat
 */
export function accessTokenCredentials(token: Secret | string, origin?: string): Credentials {
  const secret = requiredSecret('token', token, 'use a personal access token');
  const current = (): string => `Bearer ${secret.reveal()}`;
  return {
    current,
    authorize: async () => current(),
    account: secret,
    describe: () => `personal access token${origin ? ` (from ${origin})` : ''}`,
  };
}
