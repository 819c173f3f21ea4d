import { plainText } from '@tableflow-workshop/client-core';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'it belongs to somebody else',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota of disk space is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'something else has its name',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link that leads to itself',
  EMFILE: 'too many files are open',
};

/** Why a file could not be written, as a sentence that a person who knows no error codes understands. */
export function explainFileError(error: unknown, path: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = reasons[code ?? ''];
  return reason === undefined
    ? plainText(`${path} cannot be written: ${message}.`)
    : plainText(`${path} cannot be written: ${reason} (${code}).`);
}
