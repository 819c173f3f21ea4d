import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Background, startBackground } from './run.ts';

const installed = join(import.meta.dirname, '../../release-rehearsal');

/** A registry on loopback that answers anybody and keeps everything in one folder. */
export interface Registry {
  readonly url: string;
  /** For npm and pnpm: the address, and a token, which they want before they publish anything. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts it. With `upstream` it fetches from there what it does not have, and keeps it; without, it has what it has. */
export async function startRegistry(folder: string, upstream?: string): Promise<Registry> {
  const port = await freePort();
  const proxy = upstream === undefined ? '' : 'proxy: upstream';
  const config = join(folder, 'verdaccio.yaml');
  writeFileSync(
    config,
    `storage: ${join(folder, 'storage')}
uplinks:${upstream === undefined ? ' {}' : `\n  upstream:\n    url: ${upstream}\n    timeout: 60s`}
packages:
  '@tableflow-workshop/*': { access: $all, publish: $all, unpublish: $all }
  '**': { access: $all, publish: $all, ${proxy} }
log: { type: stdout, format: json, level: warn }
`,
  );
  const server: Background = startBackground(
    process.execPath,
    [join(installed, 'node_modules/verdaccio/bin/verdaccio'), '--config', config, '--listen', `127.0.0.1:${port}`],
    { cwd: folder },
    join(folder, 'verdaccio.log'),
  );
  const url = `http://127.0.0.1:${port}/`;
  await untilServed(url);
  const userConfig = join(folder, 'npmrc');
  writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=rehearsal\n`);
  return { url, env: { npm_config_userconfig: userConfig, npm_config_registry: url }, stop: server.stop };
}

async function untilServed(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}-/ping`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The registry did not start on ${url}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
