import { plainText } from '@tableflow-workshop/client-core';
import { tearDownLab3 } from '@tableflow-workshop/lab3-recipes';
import type { Command } from 'commander';
import { addLabOptions, type LabCommandOptions, timeoutMsOf } from '../lab-options.ts';
import { renderJson } from '../render-json.ts';
import { renderKept } from '../render-kept.ts';
import { createProgressView } from '../render-progress.ts';
import { withLab } from '../with-lab.ts';

interface DownOptions extends LabCommandOptions {
  readonly subjects?: boolean;
  readonly topics?: boolean;
  readonly schema?: boolean;
}

export function addDownCommand(program: Command): void {
  addLabOptions(program.command('down'))
    .description('undo LAB 3 in the order of dependencies, and check for leftovers; what no option names stays')
    .option('--subjects', 'also delete the schemas of the captured topics, for good')
    .option('--topics', 'also delete the captured topics with their records')
    .option('--schema', 'also delete the schema of the tables in Unity Catalog, once it is empty')
    .addHelpText('after', 'Delta files stay in the bucket: this command has no key to it.')
    .action(down);
}

async function down(options: DownOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = createProgressView(process.stdout);
  const onEvent = options.json ? undefined : view.show;
  const { subjects: deleteSubjects, topics: deleteTopics, schema: deleteSchema } = options;
  const result = await withLab(
    options,
    (lab, signal) => tearDownLab3(lab, { signal, timeoutMs, onEvent, deleteSubjects, deleteTopics, deleteSchema }),
    { mayStart: false },
  ).finally(() => options.json || view.close());
  if (options.json) {
    console.log(renderJson(result));
    return;
  }
  const done = `done; ${renderKept(options)}`;
  const unseen = result.unseen.map(({ system, what, why }) =>
    plainText(`not known: ${what} in ${system}: ${why}`, 1_000),
  );
  console.log(['', done, ...unseen].join('\n'));
}
