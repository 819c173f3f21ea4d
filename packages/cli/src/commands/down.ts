import { tearDownLab3 } from '@tableflow-workshop/lab3-recipes';
import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions, timeoutMsOf } from '../lab-options.ts';
import { createProgressView } from '../render-progress.ts';
import { withLab } from '../with-lab.ts';

export function addDownCommand(program: Command): void {
  addLabOptions(program.command('down'))
    .description('undo LAB 3 in the order of dependencies; topics, schemas and Delta files stay')
    .action(down);
}

async function down(options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = createProgressView(process.stdout);
  const onEvent = options.json ? undefined : view.show;
  const result = await withLab(options, (lab, signal) => tearDownLab3(lab, { signal, timeoutMs, onEvent })).finally(
    () => options.json || view.close(),
  );
  console.log(options.json ? JSON.stringify(result) : '\ndone');
}
