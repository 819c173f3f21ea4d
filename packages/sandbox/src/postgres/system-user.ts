import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Who runs PostgreSQL when we are root, which it refuses: `nobody`. */
const nobody = { uid: 65_534, gid: 65_534 } as const;

/** The user that PostgreSQL runs as. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` when we are root, `undefined` (ourselves) otherwise. */
export function postgresUser(): SystemUser | undefined {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** Gives a file or folder to PostgreSQL's user. Nothing to do when that is ourselves. */
export async function giveToPostgres(path: string): Promise<void> {
  const user = postgresUser();
  if (user) await chown(path, user.uid, user.gid);
}

/** Whether PostgreSQL's user may pass through this folder and all above it. */
export async function isReachable(folder: string): Promise<boolean> {
  const user = postgresUser();
  if (!user) return true;
  for (let path = await realpath(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Makes a folder that every user may pass through and read, whatever our umask is. One that exists stays as it is. */
export async function makeOpenFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
    await chmod(folder, 0o755);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
