import { basename, extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InputError, plainText } from '@tableflow-workshop/client-core';
import { readJsonFile } from '@tableflow-workshop/lab3-recipes';
import { isFile } from './find-config-file.ts';

const remedy = 'It should be one object of settings; docs/settings.md has an example.';

/**
 * What a configuration file says: the object of a JSON file, or what a module exports by default, which may be a function.
 *
 * @throws InputError for a file that is not there, is not such a file, or throws
 */
export async function loadConfigFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const tried = `read ${path}`;
  const refuse = (problem: string, what = remedy): never => {
    throw new InputError({ tried, problems: [{ path, problem, remedy: what }] });
  };
  const load = loaders[extname(path)];
  if (load === undefined)
    return refuse(
      'is not JSON, TypeScript or JavaScript by its name.',
      `It should end in ${Object.keys(loaders).join(', ')}.`,
    );
  if (!(await isFile(path))) return refuse('does not exist.', 'Check the path.');
  let document: unknown;
  try {
    const loaded = await load(path, tried);
    document = await (typeof loaded === 'function' ? loaded() : loaded);
  } catch (error) {
    if (InputError.isInstance(error)) throw error;
    return refuse(`does not run: ${reasonOf(error, path)}`, 'Correct the file.');
  }
  if (document === undefined) return refuse('exports nothing by default.');
  if (!isObject(document)) return refuse('is not an object of settings.');
  return document;
}

/** What went wrong and in which line. The lines themselves are not shown: they may have secrets in them. */
function reasonOf(error: unknown, path: string): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, line] = new RegExp(`${basename(path).replace(/\W/g, '\\$&')}:(\\d+)`).exec(`${message}\n${stack}`) ?? [];
  const reason = plainText(message.replaceAll(resolve(path), basename(path)), 500).replace(/[.\s]+$/, '');
  return `${reason}${line === undefined || reason.includes(`:${line}`) ? '' : ` (line ${line})`}.`;
}

type Load = (path: string, tried: string) => Promise<unknown>;

const loadModule: Load = async (path) => {
  const { default: exported } = (await import(pathToFileURL(resolve(path)).href)) as { readonly default?: unknown };
  return exported;
};

/** Node from 20 on runs no TypeScript by itself. This command is found even where nothing is installed in the folder. */
const loadTypeScript: Load = async (path) => {
  const { createJiti } = await import('jiti');
  const alias = { '@tableflow-workshop/cli': fileURLToPath(new URL('./define-config.js', import.meta.url)) };
  const jiti = createJiti(import.meta.url, { alias, fsCache: false, moduleCache: false, interopDefault: false });
  const { default: exported } = await jiti.import<{ readonly default?: unknown }>(resolve(path));
  return exported;
};

const loaders: Readonly<Record<string, Load>> = {
  '.json': (path, tried) => readJsonFile(path, { tried, remedy }),
  '.ts': loadTypeScript,
  '.mts': loadTypeScript,
  '.js': loadModule,
  '.mjs': loadModule,
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
