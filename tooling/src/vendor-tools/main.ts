import { confluentCommands } from './confluent-commands.ts';
import { databricksCommands } from './databricks-commands.ts';
import { type Outcome, say } from './outcome.ts';
import { runCommands } from './run-commands.ts';
import { findProgram } from './run-program.ts';
import { runRoot } from './run-root.ts';
import { startOwnSandbox } from './start-own-sandbox.ts';
import { metastoreRoot, type TerraformRoot, terraformRoots } from './terraform-roots.ts';

// Runs the vendors' own programs, those that are on the PATH, against a sandbox of its own: the roots of examples/terraform
// and lists of commands. Arguments name the programs to run; without any, all.

const known = ['terraform', 'confluent', 'databricks'] as const;
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.some((one) => one === name));
if (unknown.length > 0) {
  console.error(`Not a program that is run here: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = known.filter((name) => wanted.length === 0 || wanted.includes(name));
const programs = new Map(chosen.map((name) => [name, findProgram(name)]));
const outcomes: Outcome[] = [];
const note = (outcome: Outcome): void => {
  outcomes.push(outcome);
  console.log(say(outcome));
};
for (const [name, path] of programs) {
  if (path === undefined)
    note({ tool: name, step: 'program', state: 'missing', detail: `There is no ${name} on the PATH.` });
}

const sandbox = await startOwnSandbox();
try {
  const terraform = programs.get('terraform');
  const runAll = async (roots: readonly TerraformRoot[]): Promise<void> => {
    if (terraform === undefined) return;
    for (const root of roots) for (const outcome of await runRoot(terraform, root)) note(outcome);
  };
  await runAll(terraformRoots(sandbox.values));
  for (const list of [confluentCommands(sandbox.values), databricksCommands(sandbox.values)]) {
    const path = programs.get(list.program);
    if (path !== undefined) await runCommands(path, list, note);
  }
  await runAll([metastoreRoot(sandbox.values)]);
} finally {
  await sandbox.stop();
}
const count = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('missing')} missing`);
process.exitCode = count('failed') > 0 ? 1 : 0;
