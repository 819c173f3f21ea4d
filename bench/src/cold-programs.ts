import { join } from 'node:path';
import type { ClientName } from './clients/all-clients.ts';

/** The program that makes one authorised call and ends, by client. */
const programs: Readonly<Record<ClientName | 'bare', string>> = {
  bare: 'bare',
  ours: 'ours',
  'ours over fetch': 'ours-over-fetch',
  'node:http': 'node-http',
  fetch: 'fetch',
  undici: 'undici',
  'openapi-fetch': 'openapi-fetch',
  axios: 'axios',
  ky: 'ky',
  '@octokit/request': 'octokit',
  openai: 'openai',
  stripe: 'stripe',
  '@databricks/sdk-experimental': 'databricks-sdk',
};

export type ProgramName = keyof typeof programs;
export const programNames = Object.keys(programs) as readonly ProgramName[];

/** As it is run: without types, and with its packages where npm put them. */
export function builtProgram(name: ProgramName): string {
  return join(import.meta.dirname, 'cold', `${programs[name]}.js`);
}

/** As it was written. */
export function sourceOfProgram(name: ProgramName): string {
  return join(import.meta.dirname, '../src/cold', `${programs[name]}.ts`);
}
