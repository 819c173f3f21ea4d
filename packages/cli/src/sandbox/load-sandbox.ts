import { readFileSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { installation } from './installation.ts';
import { sandboxProblem } from './sandbox-problem.ts';

const name = '@tableflow-workshop/sandbox';

/**
 * The package of the sandbox. It is installed beside the command by whoever wants it, because it brings a PostgreSQL and an
 * SQL engine.
 *
 * @throws InputError with what to install, where it is missing or is of another release
 */
export async function loadSandbox(): Promise<typeof import('@tableflow-workshop/sandbox')> {
  const found = installedVersion();
  if (found === undefined)
    throw sandboxProblem(`the package ${name} is not installed.`, `Install it: ${installation()}`);
  if (found !== manifest.version)
    throw sandboxProblem(
      `${name} ${found} is installed, and this is lab3 ${manifest.version}: they are released together.`,
      `Install the one that belongs to it: ${installation(manifest.version)}`,
    );
  return import('@tableflow-workshop/sandbox');
}

/** Its version; `undefined` where it is not installed. */
export function installedVersion(): string | undefined {
  let place: string;
  try {
    // As an import finds it: `require` would also search NODE_PATH, which package managers set for their scripts.
    place = import.meta.resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(new URL(place), 'utf8')) as { readonly version: string };
  return version;
}
