import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedSize } from './installed-size.ts';
import { run } from './run.ts';

/** An empty folder in which nothing is installed: npx keeps the packages in its cache. */
export interface ByNpx {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly size: string;
}

const lab3 = ['--yes', '-p', '@tableflow-workshop/cli', '-p', '@tableflow-workshop/sandbox', 'lab3'];

/** Lets npx fetch command and sandbox once, from the registry that runs. */
export function installByNpx(registry: Readonly<Record<string, string>>, folder: string): ByNpx {
  const own = join(folder, 'by-npx');
  mkdirSync(own);
  const cache = join(folder, 'npx-cache');
  const env = { ...registry, npm_config_cache: cache, HOME: join(folder, 'home') };
  run('npx', [...lab3, '--version'], { cwd: own, env });
  const [kept = ''] = readdirSync(join(cache, '_npx'));
  return { folder: own, env, size: installedSize(join(cache, '_npx', kept)) };
}

/** Performs the lab in a sandbox for this run, with what npx has kept. */
export function useByNpx({ folder, env }: ByNpx): string {
  const receipt = run('npx', ['--offline', ...lab3, 'up', '--sandbox', '--json'], { cwd: folder, env });
  const { verdict } = JSON.parse(receipt) as { readonly verdict: string };
  if (verdict !== 'complete') throw new Error(`npx … lab3 up --sandbox: ${verdict}`);
  return `npx -p … -p … lab3 up --sandbox: ${verdict}`;
}
