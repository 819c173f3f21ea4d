import {
  environmentSource,
  readTerraformOutput,
  readTfvars,
  type SettingSource,
} from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from './lab-options.ts';
import { readTerraform } from './read-terraform.ts';

/** The sources in the order of their weight. Files are read before the first request. */
export async function readSources(options: LabCommandOptions): Promise<readonly SettingSource[]> {
  const { terraform, terraformOutput, tfvars } = options;
  const root = terraform === undefined ? undefined : await readTerraform(terraform);
  return [
    environmentSource(process.env),
    ...(terraformOutput === undefined ? [] : [await readTerraformOutput(terraformOutput)]),
    ...(root ? [root.outputs] : []),
    ...(tfvars === undefined ? [] : [await readTfvars(tfvars)]),
    ...(root?.variables ?? []),
  ];
}
