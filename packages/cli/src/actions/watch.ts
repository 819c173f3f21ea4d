import { sleep } from '@tableflow-workshop/client-core';
import {
  diagnoseConnector,
  diagnoseIntegration,
  findExistingLab,
  type LabContext,
  topicOf,
  verifyTables,
} from '@tableflow-workshop/lab3-recipes';
import type { WatchOptions } from '../commands/watch.ts';
import { durationMs } from '../duration.ts';
import { readerLeft } from '../reader-left.ts';
import { createRedraw } from '../redraw.ts';
import { renderJson } from '../render-json.ts';
import { type PipelineView, renderPipeline } from '../render-pipeline.ts';
import { StoppedBySignal } from '../stopped-by-signal.ts';
import { columnsOf, drawTarget } from '../terminal.ts';
import { timesOf } from '../times.ts';
import { withLab } from '../with-lab.ts';
import { foldText } from '../wrap-text.ts';

/** Shows the pipeline until it was shown often enough, or somebody stops it. Who stops it has seen what was wanted. */
export async function watch(options: WatchOptions): Promise<void> {
  const everyMs = durationMs(options.every ?? '10s', '--every');
  const times = timesOf(options);
  const redraw = createRedraw(drawTarget());
  const left = readerLeft();
  try {
    await withLab(
      options,
      async (given, signal) => {
        const { lab } = await findExistingLab(given, { signal });
        // Loaded only here: it draws charts, which nobody needs who reads the terminal.
        const web = options.web ? await (await import('../web/watch-on-web.ts')).watchOnWeb(lab) : undefined;
        try {
          let last: PipelineView | undefined;
          for (let count = 1; ; count += 1) {
            const view = await (web ? web.check(signal) : checkPipeline(lab, signal));
            if (web && count === 1) console.error(`note: the page is on ${web.url}`);
            if (options.json) console.log(renderJson(view));
            else redraw(foldText(renderPipeline(view, last, columnsOf()), columnsOf()));
            last = view;
            if (count >= times || left.aborted) return;
            await sleep(lab.clock, everyMs, signal);
          }
        } finally {
          await web?.close();
        }
      },
      { mayStart: false },
    );
  } catch (error) {
    if (!(error instanceof StoppedBySignal)) throw error;
    process.exitCode = error.exitCode;
  }
}

/** Checks everything once, from the source to the tables. */
async function checkPipeline(lab: LabContext, signal: AbortSignal): Promise<PipelineView> {
  const { connector, integrationName } = lab.config;
  const tables = connector.tableIncludeList.map((sourceTable) => ({
    sourceTable,
    topic: topicOf(connector.topicPrefix, sourceTable),
  }));
  const [{ tables: verdicts }, ofConnector, ofIntegration] = await Promise.all([
    verifyTables(lab, { tables, connectorName: connector.name }, { signal, wait: false }),
    diagnoseConnector(lab, { name: connector.name }, { signal }),
    diagnoseIntegration(lab, { name: integrationName }, { signal }),
  ]);
  return {
    at: new Date(lab.clock.now()).toISOString(),
    connector: ofConnector.health,
    integration: ofIntegration.health,
    tables: verdicts,
  };
}
