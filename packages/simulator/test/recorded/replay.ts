import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVirtualClock } from '@tableflow-workshop/client-core';
import type { CreateDataPlane } from '../../src/data-plane.ts';
import { createSimulator, riverHotels, type Simulator } from '../../src/index.ts';
import { canonicalPath } from '../../src/request/canonical-path.ts';
import { cloudOf } from '../../src/request/router.ts';
import { createVirtualDataPlane } from '../../src/virtual-data-plane.ts';

/** A request as a tool sent it. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  /** Encoded; empty without one. */
  readonly query: string;
  /** A JSON value, or a text that is a form or a multipart body. */
  readonly body: unknown;
  /** What the sandbox said to it when it was recorded. */
  readonly statusOfSandboxBefore: number;
}

/** A simulator that requests are replayed against. */
export interface Replay {
  readonly simulator: Simulator;
  /** Of the person who signed in to the command line of Confluent. */
  readonly personToken: string;
  /** Of the service principal that the tools of Databricks sign in as. */
  readonly workspaceToken: string;
  /** Of who administers the workspace. */
  readonly adminToken: string;
}

/** The requests of one tool: each shape once, in the order in which it came first. */
export function readRecorded(tool: string): readonly Recorded[] {
  const text = readFileSync(join(import.meta.dirname, 'requests', `${tool}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded);
}

/** Counts, as always, but for a product of tables: that has rows enough for three chunks. */
const dataPlane: CreateDataPlane = (controlPlane) => {
  const virtual = createVirtualDataPlane(controlPlane);
  return {
    ...virtual,
    async runStatement(statement, signal) {
      if (!/cross join/i.test(statement.text)) return virtual.runStatement(statement, signal);
      const columns = [{ name: 'x', typeName: 'INT', typeText: 'int' }];
      return { state: 'SUCCEEDED', columns, rows: Array.from({ length: 2_500 }, (_row, index) => [String(index)]) };
    },
  };
};

/** A fresh simulator that is as lenient as the services, with a person signed in. */
export async function startReplay(): Promise<Replay> {
  const simulator = createSimulator({ clock: createVirtualClock(), isLenient: true, dataPlane });
  const { email, password } = riverHotels.user ?? { email: '', password: '' };
  const response = await simulator.fetch(
    new Request('https://cloud.test/api/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }),
  );
  const { clientId, clientSecret } = riverHotels.databricks.servicePrincipal;
  const signedIn = await simulator.fetch(
    new Request('https://cloud.test/oidc/v1/token', {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
    }),
  );
  return {
    simulator,
    personToken: ((await response.json()) as { token: string }).token,
    adminToken: riverHotels.databricks.adminToken,
    workspaceToken: ((await signedIn.json()) as { access_token: string }).access_token,
  };
}

/** Sends a request with the credential that its tool has for it. */
export function send(
  replay: Replay,
  { method, path, query, body }: Omit<Recorded, 'statusOfSandboxBefore'>,
): Promise<Response> {
  const isForm = typeof body === 'string' && !body.startsWith('--');
  const boundary = typeof body === 'string' ? /^--([^\r\n]+)/.exec(body)?.[1] : undefined;
  const type = boundary
    ? `multipart/form-data; boundary=${boundary}`
    : isForm
      ? 'application/x-www-form-urlencoded'
      : 'application/json';
  const hasBody = body !== null && body !== undefined && method !== 'GET';
  return replay.simulator.fetch(
    new Request(`https://cloud.test${path}${query ? `?${query}` : ''}`, {
      method,
      headers: { authorization: authorizationFor(path, replay), ...(hasBody ? { 'content-type': type } : {}) },
      ...(hasBody ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    }),
  );
}

function authorizationFor(path: string, { personToken, workspaceToken }: Replay): string {
  const { keys, databricks } = riverHotels;
  if (path === '/oidc/v1/token') {
    const { clientId, clientSecret } = databricks.servicePrincipal;
    return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  }
  if (cloudOf(path) === 'databricks') return `Bearer ${workspaceToken}`;
  if (/^\/(confluent\.cloud\/)?api\//.test(path)) return `Bearer ${personToken}`;
  const kind = /^\/(kafka|tableflow|subjects|schemas|config|mode|compatibility)\b/.exec(canonicalPath(path))?.[1];
  const key =
    kind === 'kafka' ? keys.kafka : kind === 'tableflow' ? keys.tableflow : kind ? keys.schemaRegistry : keys.cloud;
  return `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`;
}
