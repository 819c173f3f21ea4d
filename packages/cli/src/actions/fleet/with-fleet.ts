import { InputError } from '@tableflow-workshop/client-core';
import { type FleetLab, type FleetOptions, type Roster, readRoster } from '@tableflow-workshop/lab3-recipes/fleet';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { cancelOnSignal } from '../../cancel-on-signal.ts';
import { createFileRecord } from '../../file-record.ts';
import { chooseLabs } from '../../fleet/choose-labs.ts';
import { createFileLedger } from '../../fleet/file-ledger.ts';
import type { FleetCommandOptions } from '../../fleet/fleet-command-options.ts';
import { readQuotas } from '../../fleet/read-quotas.ts';
import { joinFleetSandbox, sandboxRoster } from '../../fleet/sandbox-roster.ts';
import { note, noteExposed } from '../../note.ts';
import { readSources } from '../../read-sources.ts';
import type { JoinedSandbox } from '../../sandbox/join-sandbox.ts';
import { stopInTime } from '../../stop-in-time.ts';
import { timeoutMsOf } from '../../timeout.ts';

/** Reads the roster, and lets a command work on its labs until it ends or is stopped. */
export async function withFleet<Result>(
  options: FleetCommandOptions,
  work: (
    labs: readonly FleetLab[],
    options: FleetOptions & { readonly signal: AbortSignal },
    signal: AbortSignal,
    sandbox: JoinedSandbox | undefined,
  ) => Promise<Result>,
  whenStopped?: string,
): Promise<Result> {
  const timeoutMs = timeoutMsOf(options);
  const quotas = options.quotas === undefined ? undefined : await readQuotas(options.quotas);
  const cancel = cancelOnSignal(() => whenStopped);
  try {
    const { sandbox: where } = options;
    const sandbox = where === undefined || where === false ? undefined : await joinFleetSandbox(where);
    const { labs, notes } = sandbox ? await sandboxRoster(sandbox, options.roster) : await rosterOf(options);
    for (const text of notes) note(text, options);
    const given: FleetOptions & { readonly signal: AbortSignal } = {
      signal: cancel.signal,
      timeoutMs,
      quotas,
      recheck: options.recheck,
      // A sandbox is quick, and on this machine: asking often costs nobody anything.
      ...(sandbox ? { pollIntervalMs: 1_000 } : {}),
      openSource: connectPostgres,
      recordOf: (config) => createFileRecord(config),
      ledger: createFileLedger(),
    };
    return await stopInTime(work(chooseLabs(labs, options.only), given, cancel.signal, sandbox), cancel.signal);
  } catch (error) {
    // Whatever ends a run that was stopped, it ended because of that.
    cancel.signal.throwIfAborted();
    throw error;
  } finally {
    cancel.dispose();
  }
}

async function rosterOf({ roster, config, quiet, tfvars }: FleetCommandOptions): Promise<Roster> {
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
