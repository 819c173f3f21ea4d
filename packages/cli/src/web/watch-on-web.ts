import type { LabContext } from '@tableflow-workshop/lab3-recipes';
import { renderReport } from '@tableflow-workshop/report';
import type { PipelineView } from '../render-pipeline.ts';
import { gatherReport, type Samples } from '../report/gather-report.ts';
import { serveLivePage } from './serve-live-page.ts';

/** A watch whose polls are shown on a page, too. */
export interface WebWatch {
  readonly url: string;
  check(signal: AbortSignal): Promise<PipelineView>;
  close(): Promise<void>;
}

/** Opens a page that shows each poll. It is empty before the first. */
export async function watchOnWeb(lab: LabContext): Promise<WebWatch> {
  const page = await serveLivePage();
  const samples: Samples = new Map();
  return {
    url: page.url,
    async check(signal) {
      const document = await gatherReport(lab, signal, samples);
      page.show(renderReport(document, { isLive: true }));
      const healthOf = (name: string): PipelineView['connector'] =>
        document.parts.find(({ part }) => part === name)?.health ?? { state: 'unknown', phase: 'not checked' };
      return {
        at: document.at,
        connector: healthOf('connector'),
        integration: healthOf('integration'),
        tables: document.tables.map(({ verdict }) => verdict),
      };
    },
    close: () => page.close(),
  };
}
