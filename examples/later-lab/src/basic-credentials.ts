import type { Credentials, Secret } from '@tableflow-workshop/client-core';

/** A key of Confluent Cloud, for an API that the clients do not have. */
export function basicCredentials(kind: string, key: { readonly id: string; readonly secret: Secret }): Credentials {
  return {
    authorize: async () => `Basic ${Buffer.from(`${key.id}:${key.secret.reveal()}`).toString('base64')}`,
    describe: () => `${kind} key ${key.id}`,
  };
}
