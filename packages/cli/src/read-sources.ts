import {
  environmentSource,
  readTerraformOutput,
  readTfvars,
  type SettingSource,
} from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from './lab-options.ts';

/** The sources in the order of their weight. Files are read before the first request. */
export async function readSources({ terraformOutput, tfvars }: LabCommandOptions): Promise<readonly SettingSource[]> {
  return [
    environmentSource(process.env),
    ...(terraformOutput === undefined ? [] : [await readTerraformOutput(terraformOutput)]),
    ...(tfvars === undefined ? [] : [await readTfvars(tfvars)]),
  ];
}
