import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finished, runLab3 } from './run-lab3.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab3-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
const lab3 = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
  runLab3(args, { cwd: folder, env });

/** Each value with its place, as `lab3 config` shows it. */
async function shown(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { stdout } = await lab3(['config', '--json', ...args], env);
  const { settings } = JSON.parse(stdout) as { settings: readonly Record<'name' | 'value' | 'from', string>[] };
  return Object.fromEntries(settings.map(({ name, value, from }) => [name, `${value} from ${from}`]));
}

describe('the configuration file', () => {
  it.each([
    ['lab3.config.json', '{ "$schema": "https://example.com/s.json", "topicPrefix": "mill", "databasePort": 5433 }'],
    [
      'lab3.config.ts',
      "import { defineConfig, type Lab3Config } from '@tableflow-workshop/cli';\nexport default defineConfig({ topicPrefix: 'mill', databasePort: 5433 } satisfies Lab3Config);",
    ],
    ['lab3.config.mts', "export default async () => ({ topicPrefix: 'mill' as string, databasePort: 5433 });"],
    ['lab3.config.mjs', "export default Promise.resolve({ topicPrefix: 'mill', databasePort: 5433 });"],
    ['lab3.config.js', "module.exports = () => ({ topicPrefix: 'mill', databasePort: 5433 });"],
  ])('%s of the folder is found', async (name, text) => {
    write(name, text);
    expect(await shown()).toEqual({
      topicPrefix: `mill from topicPrefix (${name})`,
      databasePort: `5433 from databasePort (${name})`,
    });
  });

  it('counts less than environment and options, and more than the files that it names', async () => {
    mkdirSync(join(folder, 'lab2'));
    const output = (values: Readonly<Record<string, string>>): string =>
      JSON.stringify(
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, sensitive: false }])),
      );
    write(
      'lab2/out.json',
      output({ dbx_catalog_name: 'c-named', storage_account_name: 'named', dbx_schema_name: 's-named' }),
    );
    write('lab2/terraform.tfvars', 'prefix = "p-named"\npostgres_db_name = "d-named"');
    write(
      'lab2/my.json',
      JSON.stringify({
        terraform: 'out.json',
        tfvars: 'terraform.tfvars',
        catalogName: 'c-file',
        schemaName: 's-file',
        databaseName: 'd-file',
        topicPrefix: 't-file',
      }),
    );
    const args = ['--config', 'lab2/my.json'];
    expect(await shown(args, { LAB3_TOPIC_PREFIX: 't-environment' })).toEqual({
      topicPrefix: 't-environment from environment variable LAB3_TOPIC_PREFIX',
      catalogName: 'c-file from catalogName (lab2/my.json)',
      schemaName: 's-file from schemaName (lab2/my.json)',
      databaseName: 'd-file from databaseName (lab2/my.json)',
      storageAccountName: `named from Terraform output storage_account_name (${join('lab2', 'out.json')})`,
      prefix: `p-named from prefix (${join('lab2', 'terraform.tfvars')})`,
    });
    // An option replaces the key, whose file is not read.
    rmSync(join(folder, 'lab2/out.json'));
    rmSync(join(folder, 'lab2/terraform.tfvars'));
    write('option.json', output({ dbx_catalog_name: 'c-option' }));
    write('option.tfvars', 'postgres_db_name = "d-option"');
    expect(await shown([...args, '--terraform-output', 'option.json', '--tfvars', 'option.tfvars'])).toEqual({
      catalogName: 'c-option from Terraform output dbx_catalog_name (option.json)',
      databaseName: 'd-option from postgres_db_name (option.tfvars)',
      schemaName: 's-file from schemaName (lab2/my.json)',
      topicPrefix: 't-file from topicPrefix (lab2/my.json)',
    });
  });

  it('gives a secret by the name of a variable, which is not shown', async () => {
    write('lab3.config.json', '{ "kafkaApiSecret": { "env": "RIVER_SECRET" }, "clientSecret": { "env": "NOT_SET" } }');
    expect(await shown([], { RIVER_SECRET: 'hush-hush' })).toEqual({
      kafkaApiSecret: '[redacted] from kafkaApiSecret (lab3.config.json), which names RIVER_SECRET',
    });
    const { stdout } = await lab3(['config'], { RIVER_SECRET: 'hush-hush' });
    expect(stdout).toContain(
      'clientSecret (lab3.config.json) names the environment variable NOT_SET, which is not set.',
    );
    expect(stdout).not.toContain('hush-hush');
  });

  it('names of the lab in it count in a sandbox, too, and nothing else does', async () => {
    write(
      'lab3.config.json',
      '{ "topicPrefix": "mill", "environmentId": "env-other", "workspaceUrl": "https://other" }',
    );
    const { code, stdout, stderr } = await lab3(['plan', '--sandbox', '--json']);
    const { tables } = JSON.parse(stdout) as { tables: readonly { topic: string }[] };
    expect([code, tables.map(({ topic }) => topic), stderr.includes('env-other')]).toEqual([
      0,
      ['mill.public.hotel', 'mill.public.customer'],
      false,
    ]);
  });
});

describe('a secret in a file that git tracks', () => {
  const git = (...args: readonly string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  const secret = 'hush-hush-hush';
  const finding = (name: string): string =>
    `kafkaApiSecret (${name}): is a secret, and git tracks the file. Write { "env": "KAFKA_API_SECRET" } in its place, and make a new secret: this one is in the history.`;

  it.each([
    ['lab3.config.json', JSON.stringify({ kafkaApiSecret: secret })],
    ['lab3.config.ts', `const secret: string = '${secret}';\nexport default { kafkaApiSecret: secret };`],
  ])('is reported by config and by every other command: %s', async (name, text) => {
    write(name, text);
    expect((await lab3(['config'])).stdout).not.toContain('git tracks');
    git('init', '--quiet');
    git('add', name);
    const config = await lab3(['config']);
    expect([config.code, config.stdout.includes(`  - ${finding(name)}`)]).toEqual([1, true]);
    const plan = await lab3(['plan']);
    expect(plan.stderr).toContain(`note: ${finding(name).replace(':', '')}`);
    expect((await lab3(['plan', '--quiet'])).stderr).not.toContain('note:');
    expect([config, plan].filter(({ stdout, stderr }) => `${stdout}${stderr}`.includes(secret))).toEqual([]);
  });

  it('is not, where it comes from the environment', async () => {
    write('lab3.config.ts', 'export default { kafkaApiSecret: process.env.RIVER };');
    git('init', '--quiet');
    git('add', '.');
    const { stdout } = await lab3(['config'], { RIVER: secret });
    expect([stdout.includes('kafkaApiSecret  [redacted]'), stdout.includes('git tracks')]).toEqual([true, false]);
  });
});

describe('a file that is wrong', () => {
  it.each([
    [
      'a.json',
      '{"kafkaApiSecret": "hush',
      '  - a.json: is not JSON: see line 1, column 25. It should be one object of settings; docs/settings.md has an example.',
    ],
    [
      'a.json',
      '["hush"]',
      '  - a.json: is not an object of settings. It should be one object of settings; docs/settings.md has an example.',
    ],
    [
      'a.json',
      '{"kafkaApiSecrt": "hush"}',
      '  - kafkaApiSecrt (a.json): is not a setting. Did you mean kafkaApiSecret?',
    ],
    ['a.json', '{"terrafrom": "hush"}', '  - terrafrom (a.json): is not a setting. Did you mean terraform?'],
    ['a.json', '{"sandbox": true}', '  - sandbox (a.json): is not a setting. The keys are listed in docs/settings.md.'],
    [
      'a.json',
      '{"tfvars": ["hush"]}',
      '  - tfvars (a.json): should be a string. Write the path of a file or a folder, as seen from this file.',
    ],
    [
      'a.json',
      '{"clientId": 3}',
      '  - clientId (a.json): should be a string or { env: "NAME" }, and is a number. It belongs to the Databricks service principal (OAuth), not to a person.',
    ],
    ['a.json', '{"tfvars": "b.tfvars"}', '  - b.tfvars: does not exist. Check the path.'],
    [
      'a.toml',
      'x = "hush"',
      '  - a.toml: is not JSON, TypeScript or JavaScript by its name. It should end in .json, .ts, .mts, .js, .mjs.',
    ],
    [
      'a.ts',
      "const x = 'hush';\nexport default {",
      '  - a.ts: does not run: ParseError: Unexpected token a.ts:2:16. Correct the file.',
    ],
    [
      'a.mjs',
      "const x = 'hush';\nexport default {",
      '  - a.mjs: does not run: Unexpected end of input. Correct the file.',
    ],
    [
      'a.ts',
      "\nthrow new Error('the vault is down');",
      '  - a.ts: does not run: the vault is down (line 2). Correct the file.',
    ],
    [
      'a.mjs',
      "export default () => {\n  throw new Error('\\u001b[2Jdown');\n};",
      '  - a.mjs: does not run: \ufffd[2Jdown (line 2). Correct the file.',
    ],
    [
      'a.ts',
      "import 'not-there';",
      "  - a.ts: does not run: Cannot find module 'not-there' Require stack: - a.ts (line 1). Correct the file.",
    ],
    [
      'a.ts',
      "export const settings = { clientId: 'hush' };",
      '  - a.ts: exports nothing by default. It should be one object of settings; docs/settings.md has an example.',
    ],
    [
      'a.mjs',
      "export default 'hush';",
      '  - a.mjs: is not an object of settings. It should be one object of settings; docs/settings.md has an example.',
    ],
  ])('%s: %s', async (name, text, problem) => {
    write(name, text);
    const { code, stdout, stderr } = await lab3(['plan', '--config', name]);
    expect([code, stdout, stderr.split('\n').slice(2)]).toEqual([1, '', [problem, '']]);
    expect(stderr).not.toContain('hush');
  });

  it('is named when it is not there, or when there are two', async () => {
    expect((await lab3(['plan', '--config', 'none.ts'])).stderr).toBe(
      '\n✗ Could not read none.ts:\n  - none.ts: does not exist. Check the path.\n',
    );
    write('lab3.config.json', '{}');
    write('lab3.config.ts', 'export default {};');
    expect((await lab3(['plan'])).stderr).toBe(
      '\n✗ Could not find the configuration file:\n  - --config: lab3.config.json and lab3.config.ts are in this folder. Keep one of them, or name the one that counts with --config.\n',
    );
    expect((await lab3(['plan', '--config', 'lab3.config.json'])).stderr).toContain('Nothing says which lab is meant.');
  });
});

it('TypeScript is loaded only where the file is TypeScript', () => {
  const dist = join(import.meta.dirname, '../dist');
  const built = readFileSync(join(dist, 'lab3.js'), 'utf8');
  expect(built).not.toContain('jiti');
});
