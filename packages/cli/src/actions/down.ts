import { plainText } from '@tableflow-workshop/client-core';
import { type TearDownLab3Result, tearDownLab3 } from '@tableflow-workshop/lab3-recipes';
import type { DownOptions } from '../commands/down.ts';
import { askBefore } from '../confirm.ts';
import { printResult } from '../print.ts';
import { progressFor } from '../progress.ts';
import { renderKept } from '../render-kept.ts';
import { renderTearDown } from '../render-tear-down.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withConfig, withOpenLab } from '../with-lab.ts';

/** What a person writes for an option of the recipe. */
const flags: Readonly<Record<TearDownLab3Result['kept'][number]['option'], string>> = {
  allTopics: '--all-topics',
  deleteAdopted: '--adopted',
};

/** Undoes the lab, and says what stays. */
export async function down(options: DownOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = progressFor(options);
  const {
    allTopics,
    adopted: deleteAdopted,
    subjects: deleteSubjects,
    topics: deleteTopics,
    schema: deleteSchema,
  } = options;
  const deletions = { allTopics, deleteAdopted, deleteSubjects, deleteTopics, deleteSchema };
  const result = await withConfig(
    options,
    async (config, source, signal, sandbox) => {
      // A sandbox is nobody's account.
      if (!sandbox) await askBefore(renderTearDown(config, options), 'Tear it down?', options, signal);
      return withOpenLab({ config, source, signal, quiet: options.quiet }, (lab) =>
        tearDownLab3(lab, { signal, timeoutMs, onEvent: view.show, ...deletions }),
      );
    },
    { mayStart: false, whenStopped: 'what is deleted already stays deleted: run it again to continue' },
  ).finally(view.close);
  const done = `done; ${renderKept(options)}`;
  const kept = result.kept.map(({ kind, name, why, option }) =>
    plainText(`kept: ${kind} ${name}: ${why} (${flags[option]} deletes it)`, 2_000),
  );
  const unseen = result.unseen.map(({ system, what, why }) =>
    plainText(`not known: ${what} in ${system}: ${why}`, 1_000),
  );
  printResult(result, [...(options.quiet ? [] : ['']), done, ...kept, ...unseen].join('\n'), options);
}
