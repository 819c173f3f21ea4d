import { InputError } from '@tableflow-workshop/client-core';
import type { Command } from 'commander';

/** Prints the completion script of a shell. It holds the commands and options of this version, and runs nothing. */
export function completion(shell: string, program: Command): void {
  const commands = program.commands.map((command) => ({ name: command.name(), options: optionsOf(command) }));
  const names = commands.map(({ name }) => name).join(' ');
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`).join('\n');
  const bash = `_lab3() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases}
    *) words="${names}" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${names}"
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _lab3 lab3`;
  const scripts: Readonly<Record<string, string>> = {
    bash,
    zsh: `autoload -U +X bashcompinit && bashcompinit\n${bash}`,
    fish: [
      `complete -c lab3 -n __fish_use_subcommand -f -a "${names}"`,
      ...commands.flatMap(({ name, options }) =>
        options.map((option) => {
          const word = option.startsWith('--') ? `-l ${option.slice(2)}` : `-f -a ${option}`;
          return `complete -c lab3 -n "__fish_seen_subcommand_from ${name}" ${word}`;
        }),
      ),
    ].join('\n'),
  };
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined) {
    const problems = [{ path: 'shell', problem: `"${shell}" is not known.`, remedy: 'Give bash, zsh or fish.' }];
    throw new InputError({ tried: 'print the completion script', problems });
  }
  console.log(script);
}

/** What may follow a command: its own commands, and the options of both. */
function optionsOf(command: Command): readonly string[] {
  const options = [command, ...command.commands].flatMap((one) =>
    one.options.flatMap(({ long }) => (long ? [long] : [])),
  );
  return [...command.commands.map((one) => one.name()), ...new Set(options)];
}
