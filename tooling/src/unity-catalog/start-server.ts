import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { waitUntil } from '@tableflow-workshop/client-core';
import { createUnityCatalogClient, noCredentials, unwrapDatabricks } from '@tableflow-workshop/databricks-client';

export interface RunningServer {
  readonly url: string;
  /** Where it accepts external tables. */
  readonly storageRoot: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;
const lastCharacters = 4_000;

/**
 * Starts the open-source Unity Catalog server on free ports: everything in memory, no authorisation. Its configuration
 * and its logs stand in the folder.
 *
 * @throws Error with the end of its output when it stops by itself; WaitError when it does not answer in two minutes
 */
export async function startUnityCatalogServer(folder: string, classPath: string): Promise<RunningServer> {
  const tables = join(folder, 'tables');
  mkdirSync(tables, { recursive: true });
  mkdirSync(join(folder, 'etc/conf'), { recursive: true });
  const settings = ['server.env=test', 'server.authorization=disable', `server.external-local-roots=${tables}`];
  writeFileSync(join(folder, 'etc/conf/server.properties'), `${settings.join('\n')}\n`);

  const port = await findPortPair();
  const main = 'io.unitycatalog.server.UnityCatalogServer';
  const server = spawn('java', ['-cp', classPath, main, '--port', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-lastCharacters);
  };
  server.stdout.on('data', keep);
  server.stderr.on('data', keep);
  const ended = new AbortController();
  const exit = once(server, 'exit').then(([code]) => {
    ended.abort(new Error(`The server ended with code ${code}:\n${output}`));
  });

  const url = `http://127.0.0.1:${port}`;
  const client = createUnityCatalogClient({ workspaceUrl: url, credentials: noCredentials(), maxRetries: 0 });
  const stop = async (): Promise<void> => {
    server.kill();
    await exit;
  };
  try {
    await waitUntil({
      waitingFor: `the server at ${url} to answer`,
      observe: (signal) =>
        unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs', { signal }), 'list the catalogs'),
      judge: () => ({ state: 'ready' }),
      timeoutMs: startTimeoutMs,
      signal: ended.signal,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, storageRoot: pathToFileURL(tables).href, stop };
}

/** The server takes two ports: the one it is told, and the one above it for itself. */
async function findPortPair(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (port !== undefined && (await listenOnce(port + 1)) !== undefined) return port;
  }
}

/** The port, if it was free. */
async function listenOnce(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port);
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? address?.port : undefined;
}
