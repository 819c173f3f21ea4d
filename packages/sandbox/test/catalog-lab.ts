import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@tableflow-workshop/client-core';
import { createSimulator, riverHotels, type SimulatorState } from '@tableflow-workshop/simulator';
import { openEmbeddedBroker } from '../src/broker/embedded/open-embedded-broker.ts';
import { openStore } from '../src/broker/store.ts';
import { createRealDataPlane } from '../src/data-plane.ts';

const { workspaceUrl, warehouse, adminToken, servicePrincipal } = riverHotels.databricks;

/** What a statement came to: its rows, or the class of its error, and the message. */
export interface Answered {
  readonly state: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly message: string;
}

/** A workspace over real files, as people use it: over REST. */
export interface CatalogLab {
  readonly folder: string;
  /** Runs a statement as an administrator, or as the service principal of the lab. */
  sql(statement: string, as?: 'admin' | 'principal', namespace?: object): Promise<Answered>;
  rest(
    method: string,
    path: string,
    body?: object,
    as?: 'admin' | 'principal',
  ): Promise<{ status: number; body: unknown }>;
  /** Stops, and starts again with what was saved. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

export async function createCatalogLab(): Promise<CatalogLab> {
  const folder = await mkdtemp(join(tmpdir(), 'sql-catalog-'));
  const store = await openStore(join(folder, 'broker'));
  const broker = await openEmbeddedBroker(store);
  let saved: string | undefined;
  let running = start();
  let principalToken: string | undefined;

  function start() {
    let plane: ReturnType<typeof createRealDataPlane> | undefined;
    const simulator = createSimulator({
      ...(saved === undefined ? {} : { state: JSON.parse(saved) as SimulatorState }),
      dataPlane(controlPlane) {
        plane = createRealDataPlane({
          controlPlane,
          broker,
          storageFolder: join(folder, 'storage'),
          saved: async () => {
            saved = JSON.stringify({
              ...controlPlane.state,
              databricks: { ...controlPlane.state.databricks, statements: [] },
            });
          },
          allowsDatabase: () => false,
          disk: { full: (error) => error, fine: () => undefined },
          clock: systemClock,
        });
        return plane;
      },
    });
    return {
      simulator,
      async close() {
        await simulator.stop();
        await plane?.close();
      },
    };
  }

  const request = async (method: string, path: string, body?: unknown, as: 'admin' | 'principal' = 'admin') => {
    const token = as === 'admin' ? adminToken : await tokenOfPrincipal();
    const response = await running.simulator.fetch(
      new Request(`${workspaceUrl}/api${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, body: await response.json() };
  };

  async function tokenOfPrincipal(): Promise<string> {
    if (principalToken !== undefined) return principalToken;
    const { clientId, clientSecret } = servicePrincipal;
    const response = await running.simulator.fetch(
      new Request(`${workspaceUrl}/oidc/v1/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
      }),
    );
    const { access_token } = (await response.json()) as { access_token: string };
    principalToken = access_token;
    return access_token;
  }

  const sql: CatalogLab['sql'] = async (statement, as = 'admin', namespace = {}) => {
    let { body } = await request(
      'POST',
      '/2.0/sql/statements',
      {
        statement,
        warehouse_id: warehouse.id,
        wait_timeout: '50s',
        catalog: riverHotels.databricks.catalogName,
        schema: 'default',
        ...namespace,
      },
      as,
    );
    type Shown = {
      statement_id: string;
      status: { state: string; error?: { message: string } };
      manifest?: { schema?: { columns?: { name: string }[] } };
      result?: { data_array?: (string | null)[][] };
    };
    while (['PENDING', 'RUNNING'].includes((body as Shown).status?.state)) {
      ({ body } = await request('GET', `/2.0/sql/statements/${(body as Shown).statement_id}`, undefined, as));
    }
    const { status, manifest, result } = body as Shown;
    return {
      state: status?.state ?? JSON.stringify(body),
      columns: (manifest?.schema?.columns ?? []).map((column) => column.name),
      rows: result?.data_array ?? [],
      message: status?.error?.message ?? '',
    };
  };

  return {
    folder,
    sql,
    rest: (method, path, body, as) => request(method, path, body, as),
    async restart() {
      await running.close();
      running = start();
    },
    async remove() {
      await running.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
