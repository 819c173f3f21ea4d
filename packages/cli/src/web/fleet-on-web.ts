import { systemClock } from '@tableflow-workshop/client-core';
import { type FleetDocument, renderFleetReport } from '@tableflow-workshop/report';
import { atMostEvery } from '../at-most-every.ts';
import { serveLivePage } from './serve-live-page.ts';

/** A page that follows a fleet. */
export interface FleetPage {
  readonly url: string;
  /** `isWhole`: a check has ended. While one is under way, not every state becomes a page. */
  show(document: FleetDocument, isWhole: boolean): void;
  close(): Promise<void>;
}

const betweenPagesMs = 1_000;

/** Opens a page that shows a fleet. */
export async function fleetOnWeb(first: FleetDocument): Promise<FleetPage> {
  const page = await serveLivePage();
  let newest = first;
  const send = (): void => page.show(renderFleetReport(newest, { isLive: true }));
  const sendSometimes = atMostEvery(betweenPagesMs, send, systemClock.now);
  send();
  return {
    url: page.url,
    show(document, isWhole) {
      newest = document;
      if (isWhole) send();
      else sendSometimes();
    },
    close: () => page.close(),
  };
}
