import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What a script of one of our packages prints. It may take minutes. */
export function runScript(room: string, script: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync('pnpm', ['--filter', room, ...script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || stdout === '')
    throw new Error(`${room} ${script.join(' ')} printed nothing: ${error?.message ?? stderr}`);
  return stdout;
}
