import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The pages for people with accounts: every command is run on a sandbox, with its values in the place of theirs.

const root = join(import.meta.dirname, '../../..');
const rootCommand = join(root, 'packages/cli/bin/lab3.cjs');

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-accounts-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  await mkdir(join(folder, 'bin'));
  await writeProgram('lab3', `exec "${process.execPath}" "${rootCommand}" "$@"`);
  await writeProgram('terraform', 'cat "$(dirname "$0")/../terraform-output.json"');
  await cp(join(root, 'examples/river-hotels'), folder, { recursive: true });
  await cp(join(root, 'examples/river-hotels'), join(folder, 'terraform/aws'), { recursive: true });
});
afterAll(async () => {
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

async function writeProgram(name: string, line: string): Promise<void> {
  await writeFile(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`);
  await chmod(join(folder, 'bin', name), 0o755);
}

/** Runs what a page says in a shell, and gives the exit code of each command of `lab3`, in their order. */
async function exitCodes(script: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const shell = spawn('sh', ['-c', script.replace(/^(.*\blab3 \w+)(.*)$/gm, '$1$2; echo "# $1: $?"')], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(shell.stdout), text(shell.stderr)]);
  const codes = [...stdout.matchAll(/^# .*?lab3 (\w+): (\d+)$/gm)].map(([, name, code]) => `${name} ${code}`);
  if (codes.some((code) => !code.endsWith(' 0'))) process.stdout.write(`${stdout}${stderr}`);
  return codes;
}

async function blocksOf(name: string, run?: string): Promise<string> {
  const info = run === undefined ? '' : ` run="${run}"`;
  return [...(await pageOf(name)).matchAll(new RegExp(`^\`\`\`sh${info}\n([\\s\\S]*?)^\`\`\``, 'gm'))]
    .map(([, block]) => block)
    .join('');
}

describe('docs/real-accounts.md', () => {
  it('asks for what the lab requires, and for nothing else', async () => {
    const [, file = ''] = /^```sh file="lab3.env"\n([\s\S]*?)^```/m.exec(await pageOf('real-accounts.md')) ?? [];
    const asked = [...file.matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const required = [...(await pageOf('settings.md')).matchAll(/^\| `\w+` \| `(\w+)` \|.*\| yes \|/gm)].map(
      ([, name]) => name,
    );
    expect(asked.filter((name) => name !== 'LAB3_BUCKET').sort()).toEqual(required.sort());
  });

  it('leads from values in the environment to a lab that is torn down again', async () => {
    const { environment, credentials } = sandbox.description;
    const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
    await writeFile(join(folder, 'lab3.env'), lines.join('\n'));
    const script = (await blocksOf('real-accounts.md', 'by-hand'))
      .replace('dapi…', credentials.databricksAdmin.token)
      .replace('lab3 storage', 'LAB3_BUCKET=second-river-bucket lab3 storage');
    expect(await exitCodes(script, {})).toEqual([
      'config 0',
      'storage 1',
      'grant 0',
      'doctor 0',
      'plan 0',
      'up 0',
      'verify 0',
      'down 0',
      'audit 0',
    ]);
  });

  it('connects a container of Azure', async () => {
    const { environment, credentials } = sandbox.description;
    const { LAB3_BUCKET: _bucket, ...others } = environment;
    const env = {
      ...others,
      LAB3_STORAGE_ACCOUNT: 'riverstorage',
      LAB3_STORAGE_CONTAINER: 'lake',
      DATABRICKS_ADMIN_TOKEN: credentials.databricksAdmin.token,
    };
    expect(await exitCodes(await blocksOf('real-accounts.md', 'on-azure'), env)).toEqual(['storage 1']);
  });

  it.each(['with-terraform', 'with-files'])('reads what Terraform made: %s', async (run) => {
    const script = (await blocksOf('real-accounts.md', run)).replace(/$(?<=lab3 doctor.*)/gm, ' --sandbox sandbox');
    expect(await exitCodes(script, {})).toEqual(['config 0', 'doctor 0']);
  });
});

it('the answers of docs/questions.md are commands that work', async () => {
  expect(await exitCodes('lab3 up', sandbox.description.environment)).toEqual(['up 0']);
  expect(await exitCodes(await blocksOf('questions.md'), sandbox.description.environment)).toEqual([
    'plan 0',
    'plan 0',
    'verify 0',
    'verify 0',
    'down 0',
    'audit 1',
  ]);
});

function pageOf(name: string): Promise<string> {
  return readFile(join(root, 'docs', name), 'utf8');
}
