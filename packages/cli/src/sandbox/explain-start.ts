import { InputError, plainText } from '@tableflow-workshop/client-core';
import { explainFileError } from '../explain-file-error.ts';

/** An error of the system during the start of a sandbox, with what to do. Any other error stays as it is. */
export function explainStart(error: unknown, dataFolder: string): unknown {
  const { code, syscall, port, path } = error as NodeJS.ErrnoException & { port?: number };
  const problem = (where: string, what: string, remedy: string): InputError =>
    new InputError({ tried: 'start the sandbox', problems: [{ path: where, problem: plainText(what), remedy }] });
  const taken = code === 'EADDRINUSE' ? port : /(\d+).{0,200}Address already in use/s.exec(String(error))?.[1];
  if (taken !== undefined)
    return problem(
      '--port',
      `port ${taken} of this machine is in use by another program.`,
      'Stop that program, or take another port: --port for Confluent Cloud, another --data-folder for the others.',
    );
  if (code === 'EACCES' && syscall === 'listen')
    return problem('--port', `port ${port} may not be used by you.`, 'Take one above 1023.');
  if (code === undefined || !/^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST)$/.test(code)) return error;
  const remedy =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'Make room, or give a folder on another disk with --data-folder.'
      : 'Give a folder of your own with --data-folder.';
  return problem('--data-folder', explainFileError(error, path ?? dataFolder), remedy);
}
