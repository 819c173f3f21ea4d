import { InputError } from '@tableflow-workshop/client-core';
import { type FleetLab, type FleetOptions, type Roster, readRoster } from '@tableflow-workshop/lab3-recipes/fleet';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { cancelOnSignal } from '../../cancel-on-signal.ts';
import { createFileRecord } from '../../file-record.ts';
import { createFileLedger } from '../../fleet/file-ledger.ts';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { readQuotas } from '../../fleet/read-quotas.ts';
import { sandboxRoster } from '../../fleet/sandbox-roster.ts';
import { note, noteExposed } from '../../note.ts';
import { readSources } from '../../read-sources.ts';
import { timeoutMsOf } from '../../timeout.ts';

/** Reads the roster, and lets a command work on its labs until it ends or is stopped. */
export async function withFleet<Result>(
  options: FleetCommandOptions,
  work: (labs: readonly FleetLab[], options: FleetOptions) => Promise<Result>,
): Promise<Result> {
  const timeoutMs = timeoutMsOf(options);
  const quotas = options.quotas === undefined ? undefined : await readQuotas(options.quotas);
  const cancel = cancelOnSignal();
  try {
    const { labs, notes } = await rosterOf(options);
    for (const text of notes) note(text, options);
    return await work(labs, {
      signal: cancel.signal,
      timeoutMs,
      quotas,
      recheck: options.recheck,
      // A sandbox is quick, and on this machine: asking often costs nobody anything.
      ...(options.sandbox ? { pollIntervalMs: 1_000 } : {}),
      openSource: connectPostgres,
      recordOf: (config) => createFileRecord(config),
      ledger: createFileLedger(),
    });
  } catch (error) {
    // Whatever ends a run that was stopped, it ended because of that.
    cancel.signal.throwIfAborted();
    throw error;
  } finally {
    cancel.dispose();
  }
}

async function rosterOf({ roster, sandbox, config, quiet, tfvars }: FleetCommandOptions): Promise<Roster> {
  if (sandbox !== undefined && sandbox !== false) return sandboxRoster(sandbox, roster);
  if (roster === undefined) {
    const remedy = 'Give --roster <csv, json or folder>, or rehearse: lab3 sandbox --attendees 20, and then --sandbox.';
    throw new InputError({
      tried: 'find out who takes part',
      problems: [{ path: '--roster', problem: 'is missing.', remedy }],
    });
  }
  const { sources: shared, exposed } = await readSources({ ...(tfvars && { tfvars }), ...(config && { config }) });
  noteExposed(exposed, { quiet });
  return readRoster(roster, { shared, environment: process.env });
}
