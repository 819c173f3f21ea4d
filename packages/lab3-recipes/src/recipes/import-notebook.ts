import { InputError } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { ensure } from '../mechanics/ensure.ts';
import { text, truth } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { findWorkspaceObject } from '../resources/workspace/find-workspace-object.ts';

/** The service's own limit. */
const largestBytes = 10 * 1_024 * 1_024;

const languages = { py: 'PYTHON', scala: 'SCALA', sql: 'SQL', r: 'R' } as const;
const extension = /\.(py|scala|sql|r|ipynb)$/i;

/** Where a notebook lies. */
export const notebookPath = z
  .string('must be an absolute path, e.g. /Shared/river_hotel.ipynb')
  .regex(/^\/(?:[^/]+\/)*[^/]+$/, 'must be an absolute path, e.g. /Shared/river_hotel.ipynb');

const inputSchema = z
  .strictObject({
    /** Absolute path in the workspace, e.g. `/Shared/river_hotel.ipynb`. Its folder has to exist. */
    path: notebookPath,
    /** Text of the file: JSON for `JUPYTER`, code for `SOURCE`. At most 10 MB in UTF-8. */
    content: text.refine((content) => Buffer.byteLength(content) <= largestBytes, 'must have at most 10 MB'),
    /** `JUPYTER`, or `SOURCE`, whose language the extension of the path tells: .py, .sql, .scala or .r. */
    format: z.enum(['JUPYTER', 'SOURCE']),
    /** Replace a notebook that exists at the path. Default false. */
    overwrite: z.optional(truth),
  })
  .refine(({ path, format }) => format === 'JUPYTER' || languageOf(path) !== undefined, {
    path: ['path'],
    error: 'must end in .py, .sql, .scala or .r, which sets the language of a SOURCE notebook',
  });

/** A notebook, and its place in the workspace. */
export type ImportNotebookInput = z.input<typeof inputSchema>;

/** The path of the notebook. */
export interface ImportNotebookResult {
  readonly outcome: Outcome;
  /** Where the notebook is: Databricks drops the extension. */
  readonly path: string;
}

/**
 * Puts a notebook into the workspace. The folder must exist. A notebook that is already there is left alone, because somebody may
 * have worked in it; `overwrite` replaces it, every time.
 *
 * Undo: `deleteNotebook`.
 *
 * @param input `content` is the text of the file: JSON for JUPYTER, code for SOURCE
 * @throws InputError for wrong input and where something other than a notebook is at the path; ApiError 404 for a
 *   missing folder
 * @example await importNotebook(lab, { path: '/Shared/river_hotel.ipynb', content: await readFile('river_hotel.ipynb', 'utf8'), format: 'JUPYTER' });
 * @see https://docs.databricks.com/api/workspace/workspace/import
 */
export async function importNotebook(
  lab: LabContext,
  input: ImportNotebookInput,
  options: CallOptions = {},
): Promise<ImportNotebookResult> {
  const wanted = parseInput(inputSchema, input, 'import the notebook');
  const path = notebookPathOf(wanted.path);
  const { thing: live, isNew } = await ensure({
    what: `notebook ${path}`,
    find: () => findWorkspaceObject(lab, path, options.signal),
    create: () => send(lab, wanted, options.signal),
  });
  if (live.object_type !== 'NOTEBOOK') throw notNotebook('import the notebook', path, live.object_type);
  if (isNew) return { outcome: 'created', path };
  if (wanted.overwrite !== true) return { outcome: 'unchanged', path };
  await send(lab, wanted, options.signal);
  return { outcome: 'updated', path };
}

async function send(
  lab: LabContext,
  { path, content, format, overwrite = false }: z.output<typeof inputSchema>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const language = format === 'SOURCE' ? languageOf(path) : undefined;
  const call = lab.databricks.workspace.POST('/api/2.0/workspace/import', {
    body: {
      path,
      content: Buffer.from(content).toString('base64'),
      format,
      overwrite,
      ...(language ? { language } : {}),
    },
    signal,
  });
  await unwrapDatabricks(call, `import notebook ${path}`);
}

/** Where Databricks puts the notebook of a file. */
export function notebookPathOf(path: string): string {
  return path.replace(extension, '');
}

/** Something else is in the way, and is kept. */
export function notNotebook(tried: string, path: string, type: string | undefined): InputError {
  const problem = `${path} is not a notebook: ${type ?? 'an object of unknown type'}.`;
  return new InputError({ tried, problems: [{ path: 'path', problem, remedy: 'Choose another path.' }] });
}

function languageOf(path: string): (typeof languages)[keyof typeof languages] | undefined {
  const [, end = ''] = extension.exec(path) ?? [];
  return languages[end.toLowerCase() as keyof typeof languages];
}
