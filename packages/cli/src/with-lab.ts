import {
  createLabContext,
  type LabConfig,
  type LabContext,
  resolveLabConfig,
  type SettingSource,
  type SourceDatabase,
} from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { cancelOnSignal } from './cancel-on-signal.ts';
import { createFileRecord } from './file-record.ts';
import type { LabCommandOptions } from './lab-options.ts';
import { note, noteExposed } from './note.ts';
import { refuseNothing } from './nothing-given.ts';
import { readSources } from './read-sources.ts';
import type { OpenSandbox } from './sandbox/open-sandbox.ts';
import { withTableflowKey } from './with-tableflow-key.ts';

/** Whether a sandbox for one run would do: a lab that was made earlier cannot be in it. Default true. */
export interface SandboxUse {
  readonly mayStart?: boolean;
}

/**
 * Reads the configuration, opens the lab (with a sandbox of its own where that was asked for), lets the command work,
 * and closes everything again.
 */
export function withLab<Result>(
  options: LabCommandOptions,
  work: (lab: LabContext, signal: AbortSignal, sandbox: OpenSandbox | undefined) => Promise<Result>,
  use?: SandboxUse,
): Promise<Result> {
  return withConfig(
    options,
    (config, source, signal, sandbox) =>
      withTableflowKey(config, { signal, quiet: options.quiet }, async (tableflowKey) => {
        const lab = await createLabContext(config, { source, tableflowKey, record: createFileRecord(config) });
        return work(lab, signal, sandbox);
      }),
    use,
  );
}

/** The same up to the point where a lab is opened: nothing was asked of the clouds yet. */
export function withConfig<Result>(
  options: LabCommandOptions,
  work: (
    config: LabConfig,
    source: SourceDatabase,
    signal: AbortSignal,
    sandbox: OpenSandbox | undefined,
  ) => Promise<Result>,
  use?: SandboxUse,
): Promise<Result> {
  return withSources(
    options,
    async (sources, signal, sandbox) => {
      if (!sandbox) refuseNothing(sources);
      const config = resolveLabConfig(sources);
      for (const text of config.notes) note(text, options);
      const source = connectPostgres(config.source);
      try {
        return await work(config, source, signal, sandbox);
      } finally {
        await source.close();
      }
    },
    use,
  );
}

/** The same with what was given, before it has to be a whole configuration. */
export async function withSources<Result>(
  options: LabCommandOptions,
  work: (sources: readonly SettingSource[], signal: AbortSignal, sandbox: OpenSandbox | undefined) => Promise<Result>,
  { mayStart = true }: SandboxUse = {},
): Promise<Result> {
  const { sources: given, exposed } = await readSources(options);
  noteExposed(exposed, options);
  // Before the sandbox starts: a signal in the meantime must not leave one behind.
  const cancel = cancelOnSignal();
  let sandbox: OpenSandbox | undefined;
  try {
    if (options.sandbox !== undefined && options.sandbox !== false) {
      // Read only here: what checks a sandbox is of no use to who works on real accounts.
      const { openSandbox } = await import('./sandbox/open-sandbox.ts');
      const wish = { sandbox: options.sandbox, timeFactor: Number(options.timeFactor ?? 60), mayStart };
      sandbox = await openSandbox(wish, given, cancel.signal);
      if (options.sandbox === true) note(sandbox.note, options);
    }
    cancel.signal.throwIfAborted();
    return await work(sandbox?.sources ?? given, cancel.signal, sandbox);
  } catch (error) {
    // Whatever ends a run that was stopped, it ended because of that.
    cancel.signal.throwIfAborted();
    throw error;
  } finally {
    // A signal while the sandbox closes must not end us before its folder is gone.
    try {
      await sandbox?.close();
    } finally {
      cancel.dispose();
    }
  }
}
