import { type Credentials, createSecret, type Secret } from '@tableflow-workshop/client-core';

/** A personal access token, sent as it is. */
export function accessTokenCredentials(token: Secret | string, origin?: string): Credentials {
  const secret = typeof token === 'string' ? createSecret(token) : token;
  return {
    authorize: async () => `Bearer ${secret.reveal()}`,
    account: secret,
    describe: () => `personal access token${origin ? ` (from ${origin})` : ''}`,
  };
}
