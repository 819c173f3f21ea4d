import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
      (path) =>
        !/^(package\.json|README\.md|LICENSE|THIRD-PARTY-LICENSES\.md|CHANGELOG\.md|bin\/[\w-]+\.cjs|dist\/.+\.(js|d\.ts))$/.test(
          path,
        ),
    );
  expect(strangers).toEqual([]);
  expect(files.some(({ path }) => path.startsWith('dist/'))).toBe(true);
});

it.each(readdirSync(packages))(
  '%s: says where it comes from, and its README leads nowhere that is not published',
  (room) => {
    const read = (name: string): string => readFileSync(join(packages, room, name), 'utf8');
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
    const directory = `packages/${room}`;
    const url = 'https://github.com/tableflow-workshop/tableflow-workshop';
    expect(manifest).toMatchObject({
      license: 'Apache-2.0',
      homepage: `${url}/tree/main/${directory}#readme`,
      bugs: `${url}/issues`,
      repository: { type: 'git', url: `git+${url}.git`, directory },
    });
    expect(manifest.keywords).not.toEqual([]);
    const links = [...read('README.md').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
    // A link into the repository leads to something that is there.
    const own = links.flatMap((link) =>
      link.startsWith(`${url}/tree/main/`) ? [link.slice(`${url}/tree/main/`.length)] : [],
    );
    expect(own.filter((path) => !existsSync(join(packages, '..', path.split('#')[0] ?? '')))).toEqual([]);
  },
);

it('all packages have one version, and are released together', () => {
  const versions = readdirSync(packages).map(
    (room) => (JSON.parse(readFileSync(join(packages, room, 'package.json'), 'utf8')) as { version: string }).version,
  );
  expect(new Set(versions).size).toBe(1);
});
