import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// What a release would publish of each package, as npm itself lists it: the built code and what explains it.

const packages = join(import.meta.dirname, '../../packages');

it.each(readdirSync(packages))('%s: nothing but the built code and what explains it', (room) => {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
    cwd: join(packages, room),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(printed) as [{ files: readonly { path: string }[] }];
  const strangers = files
    .map(({ path }) => path)
    .filter(
      (path) => !/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|bin\/[\w-]+\.cjs|dist\/.+\.(js|d\.ts))$/.test(path),
    );
  expect(strangers).toEqual([]);
  expect(files.some(({ path }) => path.startsWith('dist/'))).toBe(true);
});
