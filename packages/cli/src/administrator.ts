import { createSecret, InputError, type Secret } from '@tableflow-workshop/client-core';
import type { OpenSandbox } from './sandbox/open-sandbox.ts';

const variable = 'DATABRICKS_ADMIN_TOKEN';

/**
 * The token of a Databricks administrator: the lab's own service principal cannot grant itself anything. A sandbox has one
 * of its own, and the one of the environment is never sent to it.
 *
 * @throws InputError where there is none
 */
export function administratorToken(sandbox: OpenSandbox | undefined, tried: string): Secret {
  const token = findAdministratorToken(sandbox);
  if (token) return createSecret(token);
  const problem = sandbox
    ? { path: '--sandbox', problem: 'the sandbox names no administrator.', remedy: 'Start it again with this version.' }
    : {
        path: variable,
        problem: 'is not set.',
        remedy: 'Set it to a personal access token of whoever owns the catalog and the external location.',
      };
  throw new InputError({ tried, problems: [problem] });
}

/** The same, where it may be missing. */
export function findAdministratorToken(
  sandbox: Pick<OpenSandbox, 'administratorToken'> | undefined,
): string | undefined {
  return (sandbox ? sandbox.administratorToken : process.env[variable]?.trim()) || undefined;
}
