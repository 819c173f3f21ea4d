import type { Command } from 'commander';

export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('print a script that completes commands and options: source <(lab3 completion bash)')
    .action(async (shell: string) => {
      const { completion } = await import('../actions/completion.ts');
      completion(shell, program);
    });
}
