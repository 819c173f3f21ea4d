import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';

// What each command says of itself, as a file: a change of it is read in the change. `npx vitest run test/help.test.ts -u`
// writes them again.

const folder = join(import.meta.dirname, 'help');
const cwd = tmpdir();

it('the help of each command is what its file says', async () => {
  const { stdout } = await runLab3(['--help'], { cwd });
  await expect(stdout).toMatchFileSnapshot(join(folder, 'lab3.txt'));
  const commands = commandsIn(stdout);
  for (const command of commands) {
    const help = await runLab3([command, '--help'], { cwd });
    expect([command, help.code, help.stderr]).toEqual([command, 0, '']);
    await expect(help.stdout).toMatchFileSnapshot(join(folder, `${command}.txt`));
  }
  expect((await readdir(folder)).sort()).toEqual(['lab3', ...commands].map((name) => `${name}.txt`).sort());
});

it.each([60, 80, 140])('help fits a terminal of %d columns', async (columns) => {
  const { stdout } = await runLab3(['--help'], { cwd });
  for (const command of commandsIn(stdout)) {
    const help = await runLab3([command, '--help'], { cwd, columns });
    // What is written below the options is text that a terminal wraps.
    const [options = ''] = help.stdout.split(/\n\n(?=\S)/).filter((part) => part.startsWith('Options:'));
    expect(options.split('\n').filter((line) => line.length > columns)).toEqual([]);
  }
});

function commandsIn(help: string): readonly string[] {
  const [, list = ''] = help.split('\nCommands:\n');
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
}
