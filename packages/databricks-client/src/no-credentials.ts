import type { Credentials } from '@tableflow-workshop/client-core';

/** For a server that asks nobody who they are, such as an open-source Unity Catalog without authorisation. */
export function noCredentials(): Credentials {
  return { authorize: async () => undefined, describe: () => 'anonymous caller' };
}
