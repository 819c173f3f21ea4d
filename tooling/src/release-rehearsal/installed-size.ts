import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What an installation takes: megabytes on disk, and packages. */
export function installedSize(folder: string): string {
  const modules = join(folder, 'node_modules');
  return `${Math.round(bytesIn(modules) / 1_000_000)} MB, ${packagesIn(modules)} packages`;
}

function bytesIn(path: string): number {
  const facts = lstatSync(path);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

function packagesIn(modules: string): number {
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((one) => join(name, one)) : [name]))
    .reduce((sum, name) => {
      const own = join(modules, name, 'node_modules');
      const has = readdirSync(join(modules, name)).includes('node_modules');
      return sum + 1 + (has ? packagesIn(own) : 0);
    }, 0);
}
