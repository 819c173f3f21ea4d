import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { InputError, plainText } from '@tableflow-workshop/client-core';
import {
  parseTerraformOutput,
  readTerraformOutput,
  readTfvars,
  type SettingSource,
} from '@tableflow-workshop/lab3-recipes';

const execute = promisify(execFile);
const variableFiles = ['terraform.tfvars', 'terraform.tfvars.json'] as const;

/**
 * Reads what Terraform knows of the lab: a file that `terraform output -json` wrote, `-` for standard input, or the folder of a
 * root, whose outputs are asked of `terraform` itself, wherever its state is, and whose variables file is read, too.
 *
 * @throws InputError
 */
export async function readTerraform(place: string): Promise<TerraformSources> {
  if (!(await isFolder(place))) return { outputs: await readTerraformOutput(place), variables: [] };
  const outputs = parseTerraformOutput(await outputsOf(place), place);
  const variables: SettingSource[] = [];
  for (const name of variableFiles) {
    const path = join(place, name);
    if (await exists(path)) variables.push(await readTfvars(path));
  }
  return { outputs, variables };
}

interface TerraformSources {
  readonly outputs: SettingSource;
  readonly variables: readonly SettingSource[];
}

async function outputsOf(folder: string): Promise<string> {
  try {
    const { stdout } = await execute('terraform', [`-chdir=${folder}`, 'output', '-json', '-no-color'], {
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
    const problem =
      code === 'ENOENT'
        ? 'is a folder, and terraform, which knows its outputs, is not installed here.'
        : `is a folder for which terraform gives no outputs: ${plainText(stderr?.trim() || String(error))}`;
    const remedy = 'Run in it: terraform output -json > terraform-output.json, and give that file.';
    throw new InputError({
      tried: `read the Terraform outputs in ${folder}`,
      problems: [{ path: folder, problem, remedy }],
    });
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
