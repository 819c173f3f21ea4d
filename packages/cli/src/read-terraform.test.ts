import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTerraform } from './read-terraform.ts';

const outputs = JSON.stringify({ confluent_environment_id: { value: 'env-river1', type: 'string', sensitive: false } });

let folder: string;
let root: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-terraform-'));
  root = join(folder, 'river root');
  await mkdir(root);
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function installTerraform(end: string): Promise<void> {
  const program = join(folder, 'terraform');
  await writeFile(program, `#!/bin/sh\necho "$@" > "${folder}/call"\n${end}\n`);
  await chmod(program, 0o755);
}

describe('what Terraform knows of a lab', () => {
  it('is in a file, as before', async () => {
    const path = join(folder, 'outputs.json');
    await writeFile(path, outputs);
    const { outputs: read, variables } = await readTerraform(path);
    expect([read.values, variables]).toEqual([{ environmentId: 'env-river1' }, []]);
  });

  it('cannot be asked of a folder without terraform', async () => {
    await expect(readTerraform(root)).rejects.toMatchObject({
      problems: [
        {
          path: root,
          problem: 'is a folder, and terraform, which knows its outputs, is not installed here.',
          remedy: 'Run in it: terraform output -json > terraform-output.json, and give that file.',
        },
      ],
    });
  });

  it('is refused as a file that does not exist', async () => {
    await expect(readTerraform(join(folder, 'away'))).rejects.toMatchObject({
      problems: [{ path: join(folder, 'away'), problem: 'does not exist.' }],
    });
  });
});

// A program of this name is a shell script, which Windows does not start.
describe.skipIf(process.platform === 'win32')('the folder of a root', () => {
  it('gives its outputs, and the variables beside them', async () => {
    await installTerraform(`printf '%s' '${outputs}'`);
    await writeFile(join(root, 'terraform.tfvars'), 'prefix = "other"\n');
    const { outputs: read, variables } = await readTerraform(root);
    expect([read.values, variables.map(({ values }) => values)]).toEqual([
      { environmentId: 'env-river1' },
      [{ prefix: 'other' }],
    ]);
    expect(await readFile(join(folder, 'call'), 'utf8')).toBe(`-chdir=${root} output -json -no-color\n`);
  });

  it('that terraform refuses is an error with its words', async () => {
    await installTerraform('echo "Error: Backend initialization required" >&2; exit 1');
    await expect(readTerraform(root)).rejects.toMatchObject({
      problems: [
        {
          path: root,
          problem: 'is a folder for which terraform gives no outputs: Error: Backend initialization required',
        },
      ],
    });
  });
});
