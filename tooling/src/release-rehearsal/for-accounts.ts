import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedSize } from './installed-size.ts';
import { run } from './run.ts';

type Environment = Readonly<Record<string, string>>;

/** A folder with the command and nothing else, as somebody has it who works on real accounts. */
export interface ForAccounts {
  readonly folder: string;
  readonly env: Environment;
  readonly size: string;
}

/** Installs the command alone, from the registry that runs. */
export function installForAccounts(registry: Environment, folder: string): ForAccounts {
  const own = join(folder, 'accounts');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), JSON.stringify({ name: 'accounts', private: true }));
  const env = { ...registry, npm_config_cache: join(folder, 'accounts-cache'), HOME: join(folder, 'home') };
  run('npm', ['install', '--no-audit', '--no-fund', '@tableflow-workshop/cli'], { cwd: own, env });
  return { folder: own, env, size: installedSize(own) };
}

/** Performs the lab on clouds that it knows by the environment alone, and asks for a sandbox that it does not have. */
export function useAccounts({ folder, env }: ForAccounts, clouds: Environment): string {
  const receipt = run('npx', ['lab3', 'up', '--json'], { cwd: folder, env: { ...env, ...clouds } });
  const { verdict } = JSON.parse(receipt) as { readonly verdict: string };
  const refused = spawnSync('npx', ['lab3', 'sandbox'], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const [, remedy = ''] = /(Install it: .+)\n/.exec(refused.stderr) ?? [];
  if (
    verdict !== 'complete' ||
    refused.status !== 1 ||
    remedy !== 'Install it: npm install @tableflow-workshop/sandbox'
  )
    throw new Error(`lab3 up: ${verdict}; lab3 sandbox: ${refused.status} ${refused.stderr}`);
  return `npx lab3 up: ${verdict}; npx lab3 sandbox: ${remedy}`;
}
