import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Secret } from '@tableflow-workshop/client-core';
import { runProgram } from './run-program.ts';
import type { PostgresBinaries } from './stage-binaries.ts';
import { giveToPostgres, postgresUser } from './system-user.ts';

/** The first role of every cluster. */
export const superuserName = 'postgres';

/** What PostgreSQL's programs see of the environment: nothing of ours. Windows cannot start a program without its own. */
export const programEnvironment =
  process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } };

/**
 * Makes a cluster with password authentication for everybody, unless there is one. A killed attempt leaves nothing
 * that the next one takes for a cluster.
 */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  cluster: string,
  password: Secret,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  if (await hasCluster(cluster)) return;
  const partial = `${cluster}.partial`;
  const passwordFile = `${cluster}.password`;
  await rm(partial, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(partial, { mode: 0o700 });
  await giveToPostgres(partial);
  try {
    await writeFile(passwordFile, password.reveal(), { mode: 0o600, flag: 'wx' });
    await giveToPostgres(passwordFile);
    await runProgram(
      binaries.initdb,
      [
        ...['-D', partial, '--username', superuserName, '--pwfile', passwordFile],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale', '--no-instructions'],
      ],
      { ...postgresUser(), ...programEnvironment, cwd: dirname(cluster) },
      signal,
    );
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, cluster);
}

async function hasCluster(cluster: string): Promise<boolean> {
  try {
    await stat(cluster);
    return (await readFile(`${cluster}/PG_VERSION`, 'utf8')).trim() !== '';
  } catch {
    return false;
  }
}
