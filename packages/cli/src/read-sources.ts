import type { InputProblem } from '@tableflow-workshop/client-core';
import {
  environmentSource,
  readTerraformOutput,
  readTfvars,
  type SettingSource,
} from '@tableflow-workshop/lab3-recipes';
import { readConfigFile } from './config-file/read-config-file.ts';
import type { PlaceOptions } from './lab-options.ts';
import { readTerraform } from './read-terraform.ts';

/** What was given for a run. */
export interface GivenSources {
  /** In the order of their weight. */
  readonly sources: readonly SettingSource[];
  /** Secrets that others can read where they are written. */
  readonly exposed: readonly InputProblem[];
}

type Places = Pick<PlaceOptions, 'terraform' | 'terraformOutput' | 'tfvars'>;

/** Reads all that was given. Files are read before the first request. */
export async function readSources(options: Places & Pick<PlaceOptions, 'config'>): Promise<GivenSources> {
  const file = await readConfigFile(options.config);
  const { terraform, terraformOutput, tfvars } = file?.places ?? {};
  const namesOutputs = options.terraform !== undefined || options.terraformOutput !== undefined;
  // An option replaces the key of the file: its file need not even exist.
  const replaced: Places = {
    ...(namesOutputs ? {} : { ...(terraform && { terraform }), ...(terraformOutput && { terraformOutput }) }),
    ...(tfvars && options.tfvars === undefined && { tfvars }),
  };
  return {
    sources: [
      environmentSource(process.env),
      ...(await sourcesAt(options)),
      ...(file ? [file.source] : []),
      ...(await sourcesAt(replaced)),
    ],
    exposed: file?.exposed ?? [],
  };
}

async function sourcesAt({ terraform, terraformOutput, tfvars }: Places): Promise<readonly SettingSource[]> {
  const root = terraform === undefined ? undefined : await readTerraform(terraform);
  return [
    ...(terraformOutput === undefined ? [] : [await readTerraformOutput(terraformOutput)]),
    ...(root ? [root.outputs] : []),
    ...(tfvars === undefined ? [] : [await readTfvars(tfvars)]),
    ...(root?.variables ?? []),
  ];
}
