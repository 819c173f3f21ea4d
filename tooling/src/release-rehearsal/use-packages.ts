import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../rooms.ts';
import { installByNpx, useByNpx } from './by-npx.ts';
import { installForAccounts, useAccounts } from './for-accounts.ts';
import { startRegistry } from './registry.ts';
import { run, startBackground } from './run.ts';

// The second half of a rehearsal, without a network where the system allows that: the packages come from the registry on
// loopback into an empty folder, and do there what the README says.

const root = join(import.meta.dirname, '../../..');
const [folder = '', version = ''] = process.argv.slice(2);

const registry = await startRegistry(folder);
const project = join(folder, 'project');
mkdirSync(project);
writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }));
const here = {
  cwd: project,
  env: { ...registry.env, npm_config_cache: join(folder, 'empty-cache'), HOME: join(folder, 'home') },
};
mkdirSync(here.env.HOME, { recursive: true });
run('npm', ['install', '--no-audit', '--no-fund', ...rooms.map((name) => `@tableflow-workshop/${name}`)], here);
const accounts = installForAccounts(registry.env, folder);
const pair = installByNpx(registry.env, folder);
await registry.stop();

const done: string[] = [`installed ${rooms.length} packages of version ${version} from a registry on loopback`];
const printedVersion = run('npx', ['lab3', '--version'], here).trim();
if (printedVersion !== version)
  throw new Error(`lab3 --version printed ${printedVersion}, and ${version} was published.`);
done.push(`npx lab3 --version: ${printedVersion}`);

const sandbox = startBackground('npx', ['lab3', 'sandbox', '--json'], here, join(folder, 'sandbox.log'));
const description = JSON.parse(await sandbox.printed(/\n/)) as { readonly environment: Record<string, string> };
done.push('npx lab3 sandbox: ready');
const receipt = JSON.parse(run('npx', ['lab3', 'up', '--sandbox', '--json'], here)) as { readonly verdict: string };
done.push(`npx lab3 up --sandbox: ${receipt.verdict}`);

for (const file of ['terraform-output.json', 'terraform.tfvars'])
  cpSync(join(root, 'examples/river-hotels', file), join(project, file));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [, program = ''] = /^## In your own script\n[\s\S]*?^```ts\n([\s\S]*?)^```/m.exec(readme) ?? [];
writeFileSync(join(project, 'program.mjs'), `${program}console.log(verdict, tables.length);\n`);
done.push(`without the sandbox: ${accounts.size}; ${useAccounts(accounts, description.environment)}`);
done.push(`with the sandbox: ${pair.size}; ${useByNpx(pair)}`);
const result = run('node', ['program.mjs'], { ...here, env: { ...here.env, ...description.environment } }).trim();
done.push(`the README's program: ${result} tables`);
// npx does not hand on a signal: the sandbox itself is asked to end.
const access = JSON.parse(readFileSync(join(project, '.lab3/sandbox/sandbox.json'), 'utf8')) as {
  readonly pid: number;
};
process.kill(access.pid, 'SIGTERM');
await sandbox.ended;

console.log(done.join('\n'));
if (receipt.verdict !== 'complete' || result !== 'complete 2') process.exitCode = 1;
