import { createSecret } from '@tableflow-workshop/client-core';
import { z } from 'zod';
import { isPlaceholder } from './placeholder.ts';

export const placeholderProblem = 'still holds a placeholder.';

/** Any open value. White space around it comes from copying and is dropped. */
export const text = z
  .string()
  .trim()
  .refine((value) => !isPlaceholder(value), { error: placeholderProblem, abort: true });

/** A secret is wrapped at once. It is not trimmed: a password may begin or end with a space. */
export const secretText = z
  .string()
  .refine((value) => !isPlaceholder(value, 'whole'), { error: placeholderProblem, abort: true })
  .refine((value) => !/[\r\n]/.test(value), { error: 'contains a line break.' })
  .transform(createSecret);

/** A secret that the lab can do without. */
export const optionalSecretText = secretText.optional();

/** An id of Confluent Cloud, known by its prefix. */
export const confluentId = (prefix: string, noun: string) =>
  text.regex(new RegExp(`^${prefix}-[A-Za-z0-9-]+$`), `is not ${noun} (${prefix}-…).`);

export const keyId = text.regex(/^\S+$/, 'contains white space.');

/** A bare name: no address and no path around it. */
export const bareName = (noun: string) => text.regex(/^[^\s/:]+$/, `is not ${noun}: give the name alone.`);

export const hostname = text.regex(/^[^\s/:@]+$/, 'is not a host name: give it without scheme, port and user.');

export const port = text
  .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535, {
    error: 'is not a port number from 1 to 65535.',
  })
  .transform(Number);

export const sslMode = text.pipe(
  z.enum(['disable', 'prefer', 'require'], { error: 'is none of disable, prefer, require.' }),
);

export const topicPrefix = text.regex(/^[A-Za-z0-9._-]+$/, 'has characters that a topic name may not have.');

/** A name inside PostgreSQL, in the characters that need no quotes. */
export const postgresName = (noun: string) =>
  text.regex(/^[a-z0-9_]{1,63}$/, `is not a ${noun} name (a-z, 0-9 and _, at most 63).`);

export const tableList = text
  .transform((value) => value.split(',').map((table) => table.trim()))
  .refine((tables) => !tables.some((table) => /[()|*+?[\]{}^\\]/.test(table)), {
    error: 'holds a regular expression, and the lab needs to know each table: write them out.',
    abort: true,
  })
  .refine((tables) => tables.every((table) => /^[^\s.]+\.[^\s.]+$/.test(table)), {
    error: 'is not a list of tables such as "public.hotel, public.customer".',
    abort: true,
  })
  .refine((tables) => new Set(tables).size === tables.length, { error: 'names a table twice.' });

/** The address of an API. Plain http is for a double on this machine only: keys travel in the header. */
export const httpsUrl = text
  .refine((value) => isSafeAddress(value) && !/[?#]/.test(value), {
    error: 'is not an https:// address without user, query and fragment.',
  })
  .transform((value) => value.replace(/\/+$/, ''));

/** People copy the workspace address from the browser, with path and `?o=…`: only the origin counts. */
export const workspaceUrl = text
  .transform((value) => (/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`))
  .refine(isSafeAddress, { error: 'is not the https:// address of a workspace.', abort: true })
  .transform((value) => new URL(value))
  .refine((url) => !url.hostname.startsWith('accounts'), { error: 'is the account console, not a workspace.' })
  .transform((url) => url.origin);

function isSafeAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isLocal)) && username === '' && password === '';
}
