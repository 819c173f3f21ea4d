import { plainText } from '@tableflow-workshop/client-core';
import { type TearDownLab3Result, tearDownLab3 } from '@tableflow-workshop/lab3-recipes';
import type { DownOptions } from '../commands/down.ts';
import { renderJson } from '../render-json.ts';
import { renderKept } from '../render-kept.ts';
import { createProgressView } from '../render-progress.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** What a person writes for an option of the recipe. */
const flags: Readonly<Record<TearDownLab3Result['kept'][number]['option'], string>> = {
  allTopics: '--all-topics',
  deleteAdopted: '--adopted',
};

/** Undoes the lab, and says what stays. */
export async function down(options: DownOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const view = createProgressView(process.stdout);
  const onEvent = options.json ? undefined : view.show;
  const {
    allTopics,
    adopted: deleteAdopted,
    subjects: deleteSubjects,
    topics: deleteTopics,
    schema: deleteSchema,
  } = options;
  const deletions = { allTopics, deleteAdopted, deleteSubjects, deleteTopics, deleteSchema };
  const result = await withLab(
    options,
    (lab, signal) => tearDownLab3(lab, { signal, timeoutMs, onEvent, ...deletions }),
    { mayStart: false },
  ).finally(() => options.json || view.close());
  if (options.json) {
    console.log(renderJson(result));
    return;
  }
  const done = `done; ${renderKept(options)}`;
  const kept = result.kept.map(({ kind, name, why, option }) =>
    plainText(`kept: ${kind} ${name}: ${why} (${flags[option]} deletes it)`, 2_000),
  );
  const unseen = result.unseen.map(({ system, what, why }) =>
    plainText(`not known: ${what} in ${system}: ${why}`, 1_000),
  );
  console.log(['', done, ...kept, ...unseen].join('\n'));
}
