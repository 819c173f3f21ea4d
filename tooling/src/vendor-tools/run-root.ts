import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTarget, type StateResource } from './import-ids.ts';
import { endOf, type Outcome } from './outcome.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import type { TerraformRoot } from './terraform-roots.ts';

const roots = join(import.meta.dirname, '../../../examples/terraform');
/** Tableflow cleans up after its last topic is gone, and its provider integration refuses deletion until then. */
const attempts = 3;

/** Takes a copy of a root through its life: apply, empty plan, change, empty plan, import, destroy. Ends at the first failure. */
export async function runRoot(terraform: string, root: TerraformRoot): Promise<readonly Outcome[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'vendor-tools-root-'));
  cpSync(join(roots, root.name), cwd, { recursive: true, filter: (path) => !path.includes('.terraform') });
  const outcomes: Outcome[] = [];
  const variables = (more: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries({ ...root.variables, ...more }).map(([name, value]) => [`TF_VAR_${name}`, value]),
    );
  const run = (args: readonly string[], env = variables({})): Promise<ProgramResult> =>
    runProgram(terraform, args, { cwd, env: { ...quietly, ...env } });
  const note = (step: string, { code, output, errors }: ProgramResult): boolean => {
    const isPassed = code === 0;
    outcomes.push({
      tool: `terraform ${root.name}`,
      step,
      ...(isPassed ? { state: 'passed' } : { state: 'failed', detail: endOf(`${output}\n${errors}`) }),
    });
    return isPassed;
  };
  const changed = variables(root.change);
  try {
    const problem = await prepare(run);
    if (problem !== undefined) {
      return [{ tool: `terraform ${root.name}`, step: 'providers', state: 'missing', detail: problem }];
    }
    const isDone =
      note('apply', await run(apply)) &&
      note('second plan is empty', await run(plan)) &&
      note('change', await run(apply, changed)) &&
      note('plan after the change is empty', await run(plan, changed)) &&
      (await importAll((args, env) => run(args, { ...changed, ...env }), note)) &&
      note('apply after the import', await run(apply, changed)) &&
      note('plan after the import is empty', await run(plan, changed));
    let destroyed = await run(destroy, changed);
    for (let attempt = 1; attempt < attempts && destroyed.code !== 0; attempt += 1)
      destroyed = await run(destroy, changed);
    if (isDone) note('destroy', destroyed);
    return outcomes;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** TF_ACC shortens the waits of the Confluent provider, which are minutes otherwise, and changes nothing else. */
const quietly = { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1', TF_ACC: '1' };
const apply = ['apply', '-auto-approve', '-no-color'];
const destroy = ['destroy', '-auto-approve', '-no-color'];
const plan = ['plan', '-detailed-exitcode', '-no-color'];

/** With a development override nothing has to be installed; else Terraform finds the providers where it is told to. */
async function prepare(run: (args: readonly string[]) => Promise<ProgramResult>): Promise<string | undefined> {
  if ((await run(['validate', '-no-color'])).code === 0) return undefined;
  const { code, output, errors } = await run(['init', '-no-color']);
  if (code === 0) return undefined;
  const advice = 'Name a mirror or a development override of the provider in the file of TF_CLI_CONFIG_FILE.';
  return `${endOf(`${output}\n${errors}`)}\n${advice}`;
}

/** Forgets each resource and brings it back by its id. */
async function importAll(
  run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<ProgramResult>,
  note: (step: string, result: ProgramResult) => boolean,
): Promise<boolean> {
  const { output } = await run(['show', '-json']);
  const shown = JSON.parse(output) as { values?: { root_module?: { resources?: StateResource[] } } };
  const all = shown.values?.root_module?.resources ?? [];
  let count = 0;
  for (const resource of all.filter(({ mode }) => mode === 'managed')) {
    const target = importTarget(resource, all);
    if (!target) continue;
    await run(['state', 'rm', resource.address]);
    const imported = await run(['import', '-no-color', resource.address, target.id], target.env);
    if (imported.code !== 0) return note(`import of ${resource.address}`, imported);
    count += 1;
  }
  return note(`import of ${count} resources`, { code: 0, output: '', errors: '' });
}
