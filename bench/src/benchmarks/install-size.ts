import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark } from '../benchmark.ts';
import { packOurs } from '../pack-ours.ts';
import { short, told } from '../statistics.ts';

interface Installed {
  readonly packages: number;
  readonly megabytes: number;
  readonly files: number;
}

const others = [
  '@databricks/sdk-experimental',
  'openapi-fetch',
  'openai',
  'stripe',
  'axios',
  'ky',
  '@octokit/request',
] as const;

/** `npm install` into an empty folder. Ours is the client of Databricks, from packed tarballs. */
export const installSize: Benchmark = {
  id: 'H5',
  title: 'install',
  async run() {
    const packed = packOurs();
    const ours = install(packed.tarballs);
    packed.remove();
    const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const sizes: Partial<Record<(typeof others)[number], Installed>> = {};
    for (const name of others) sizes[name] = install([`${name}@${devDependencies[name]}`]);
    return {
      rows: [
        {
          measure: 'install of the Databricks client: packages, MB, files',
          ours: textOf(ours),
          goal: '≤ 3 packages, ≤ 1.5 MB, ≤ 200 files',
          isMet: ours.packages <= 3 && ours.megabytes <= 1.5 && ours.files <= 200,
          others: told(others, (name) => textOf(sizes[name])),
        },
      ],
      runs: 1,
      figures: { ours, ...sizes },
    };
  },
};

function textOf(installed: Installed | undefined): string {
  return installed ? `${installed.packages}, ${short(installed.megabytes)}, ${installed.files}` : '';
}

function install(what: readonly string[]): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'bench-install-'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...what], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const modules = join(folder, 'node_modules');
  const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as { readonly packages: object };
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== '.package-lock.json',
  );
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  rmSync(folder, { recursive: true, force: true });
  return { packages: Object.keys(lock.packages).length, megabytes: bytes / 1e6, files: files.length };
}
