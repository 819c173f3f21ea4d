import { join } from 'node:path';
import type { CheckedDescription, SandboxAttendee, SandboxEnvironment } from './description-schema.ts';
import { loopbackOrigin } from './loopback-url.ts';
import { requestDescription } from './request-description.ts';
import { readSandboxAccess } from './sandbox-access.ts';
import { sandboxProblem } from './sandbox-problem.ts';

/** Where `lab3 sandbox` keeps its data by default. */
export const usualDataFolder = join('.lab3', 'sandbox');

/** A running sandbox: what it says of itself, and how a person knows it. */
export interface JoinedSandbox {
  readonly environment: SandboxEnvironment;
  /** Token of the administrator of its workspace. Absent in a description that names none. */
  readonly administratorToken: string | undefined;
  /** Where it keeps its files; `undefined` where only its URL is known. */
  readonly dataFolder: string | undefined;
  /** Those of a workshop that it rehearses. */
  readonly attendees: readonly SandboxAttendee[];
  /** E.g. `.lab3/sandbox (http://127.0.0.1:1234)`. */
  readonly name: string;
}

/**
 * Joins a running sandbox: by its URL, by its data folder, or, without either, the one of this working folder. In that
 * last case there may be none, and the result is `undefined`.
 *
 * @param token goes with a URL whose data folder is not the one of this working folder
 * @throws InputError that says why there is nothing to join
 */
export async function joinSandbox(where: string | undefined, token?: string): Promise<JoinedSandbox | undefined> {
  if (where !== undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(where)) return joinByUrl(where, token);
  const dataFolder = where ?? usualDataFolder;
  const access = await readSandboxAccess(dataFolder);
  if (!access) {
    if (where === undefined) return undefined;
    const remedy = 'Start one there with `lab3 sandbox --data-folder`, or give the folder of one that runs.';
    throw sandboxProblem(`no sandbox runs on the data folder ${dataFolder}.`, remedy);
  }
  const { url, file } = access;
  const described = await requestDescription({ url, token: access.token, tokenFrom: file });
  return joined(described, `${dataFolder} (${url})`, dataFolder);
}

async function joinByUrl(where: string, token: string | undefined): Promise<JoinedSandbox> {
  // The name would have to be resolved; its address does not.
  const url = loopbackOrigin(where.replace(/^http:\/\/localhost(?=[:/]|$)/i, 'http://127.0.0.1'));
  if (url === undefined) {
    const remedy = 'Give the URL that `lab3 sandbox` printed, http://127.0.0.1:<port>, or its data folder.';
    throw sandboxProblem('is not an address of this machine, so it is not a sandbox.', remedy);
  }
  const access = await readSandboxAccess(usualDataFolder);
  if (access?.url === url) {
    const described = await requestDescription({ url, token: access.token, tokenFrom: access.file });
    return joined(described, `${usualDataFolder} (${url})`, usualDataFolder);
  }
  if (!token) {
    const remedy = 'Give its data folder instead, or set LAB3_SANDBOX_TOKEN to the token in its sandbox.json.';
    throw sandboxProblem(`the sandbox on ${url} needs a token, and it is not the one of this folder.`, remedy);
  }
  return joined(await requestDescription({ url, token, tokenFrom: 'LAB3_SANDBOX_TOKEN' }), url, undefined);
}

function joined(described: CheckedDescription, name: string, dataFolder: string | undefined): JoinedSandbox {
  const { environment, attendees = [], credentials } = described;
  return { environment, attendees, administratorToken: credentials?.databricksAdmin.token, dataFolder, name };
}
