import {
  createLabContext,
  environmentSource,
  type LabContext,
  readTerraformOutput,
  readTfvars,
  resolveLabConfig,
  type SettingSource,
} from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { cancelOnSignal } from './cancel-on-signal.ts';
import type { LabCommandOptions } from './lab-options.ts';
import { openSandbox } from './open-sandbox.ts';

/**
 * Reads the configuration, opens the lab (with a sandbox of its own where that was asked for), lets the command work,
 * and closes everything again.
 */
export async function withLab<Result>(
  options: LabCommandOptions,
  work: (lab: LabContext, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const given = await readSources(options);
  const sandbox = options.sandbox === undefined ? undefined : await openSandbox(options, given);
  const cancel = cancelOnSignal();
  try {
    // A sandbox stands in for places (addresses) before everything else, and for what nobody gave after everything else.
    const sources = sandbox ? [sandbox.addresses, ...given, sandbox.defaults] : given;
    const config = resolveLabConfig(sources);
    for (const note of config.notes) console.error(`note: ${note}`);
    const source = connectPostgres(config.source);
    try {
      return await work(await createLabContext(config, { source }), cancel.signal);
    } finally {
      await source.close();
    }
  } finally {
    cancel.dispose();
    await sandbox?.close();
  }
}

/** The sources in the order of their weight. Files are read before the first request. */
async function readSources({ terraformOutput, tfvars }: LabCommandOptions): Promise<readonly SettingSource[]> {
  return [
    environmentSource(process.env),
    ...(terraformOutput === undefined ? [] : [await readTerraformOutput(terraformOutput)]),
    ...(tfvars === undefined ? [] : [await readTfvars(tfvars)]),
  ];
}
