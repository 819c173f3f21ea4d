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
import { stopInTime } from './stop-in-time.ts';
import { withTableflowKey } from './with-tableflow-key.ts';

/** What a command needs, and what it leaves. */
export interface LabUse {
  /** Whether a sandbox for one run would do: a lab that was made earlier cannot be in it. Default true. */
  readonly mayStart?: boolean;
  /** What is left when the command is stopped, and how to go on. Default: nothing was changed. */
  readonly whenStopped?: string;
}

/**
 * Reads the configuration, opens the lab (with a sandbox of its own where that was asked for), lets the command work,
 * and closes everything again.
 */
export function withLab<Result>(
  options: LabCommandOptions,
  work: (lab: LabContext, signal: AbortSignal, sandbox: OpenSandbox | undefined) => Promise<Result>,
  use?: LabUse,
): Promise<Result> {
  return withConfig(
    options,
    (config, source, signal, sandbox) =>
      withOpenLab({ config, source, signal, quiet: options.quiet }, (lab) => work(lab, signal, sandbox)),
    use,
  );
}

/** Opens the lab of a configuration, with a temporary key where none is given. */
export function withOpenLab<Result>(
  given: {
    readonly config: LabConfig;
    readonly source: SourceDatabase;
    readonly signal: AbortSignal;
    readonly quiet: boolean | undefined;
  },
  work: (lab: LabContext) => Promise<Result>,
): Promise<Result> {
  const { config, source } = given;
  const { signal } = given;
  return withTableflowKey(config, given, (tableflowKey) => {
    const opened = createLabContext(config, { source, tableflowKey, record: createFileRecord(config) });
    return stopInTime(opened.then(work), signal);
  });
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
  use?: LabUse,
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
        await stopInTime(source.close(), signal);
      }
    },
    use,
  );
}

/** The same with what was given, before it has to be a whole configuration. */
export async function withSources<Result>(
  options: LabCommandOptions,
  work: (sources: readonly SettingSource[], signal: AbortSignal, sandbox: OpenSandbox | undefined) => Promise<Result>,
  { mayStart = true, whenStopped }: LabUse = {},
): Promise<Result> {
  const { sources: given, exposed } = await readSources(options);
  noteExposed(exposed, options);
  const { sandbox: where = false } = options;
  let sandbox: OpenSandbox | undefined;
  // Before the sandbox starts: a signal in the meantime must not leave one behind.
  const cancel = cancelOnSignal(() => {
    if (sandbox?.endsWithRun) return 'the sandbox of this run is removed, with all that was in it';
    return where !== false && sandbox === undefined ? undefined : whenStopped;
  });
  try {
    if (where !== false) {
      // Read only here: what checks a sandbox is of no use to who works on real accounts.
      const { openSandbox } = await import('./sandbox/open-sandbox.ts');
      const wish = {
        sandbox: where,
        timeFactor: Number(options.timeFactor ?? 60),
        mayStart,
        quiet: options.quiet,
      };
      sandbox = await openSandbox(wish, given, cancel.signal);
      if (where === true) note(sandbox.note, options);
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
