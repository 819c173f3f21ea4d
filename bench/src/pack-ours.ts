import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const installed = join(import.meta.dirname, '../node_modules');

/** Packs what is built as a release does, and unpacks it where an install would put it. */
export function packOurs(): { readonly tarballs: readonly string[]; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const tarballs = ['client-core', 'databricks-client'].map((room) => {
    const source = join(root, 'packages', room);
    const { name, version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
      readonly name: string;
      readonly version: string;
    };
    execFileSync('pnpm', ['pack', '--pack-destination', folder], {
      cwd: source,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
    const place = join(installed, name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
    return tarball;
  });
  return { tarballs, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
