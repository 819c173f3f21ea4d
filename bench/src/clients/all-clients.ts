import type { Client } from './client.ts';

type Factory = { readonly createClient: (url: string) => Client };

/** By name, each loaded only where it is measured. */
export const allClients = {
  ours: () => import('./ours.ts'),
  'ours over fetch': () => import('./ours-over-fetch.ts'),
  'node:http': () => import('./node-http.ts'),
  fetch: () => import('./fetch.ts'),
  undici: () => import('./undici.ts'),
  'openapi-fetch': () => import('./openapi-fetch.ts'),
  axios: () => import('./axios.ts'),
  ky: () => import('./ky.ts'),
  '@octokit/request': () => import('./octokit.ts'),
  openai: () => import('./openai.ts'),
  stripe: () => import('./stripe.ts'),
  '@databricks/sdk-experimental': () => import('./databricks-sdk.ts'),
} as const satisfies Record<string, () => Promise<Factory>>;

export type ClientName = keyof typeof allClients;
