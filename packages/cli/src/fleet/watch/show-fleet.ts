import type { FleetDocument } from '@tableflow-workshop/report';
import { createRedraw } from '../../redraw.ts';
import { renderJson } from '../../render-json.ts';
import { drawTarget } from '../../terminal.ts';
import type { FleetWatchOptions } from '../fleet-command-options.ts';
import { renderFleetChanges } from './render-fleet-changes.ts';
import { renderFleetWatch } from './render-fleet-watch.ts';

/** Where a fleet is shown. */
export interface ShownFleet {
  /** `isWhole`: a check has ended, and this is what it showed. Otherwise it is still under way. */
  show(document: Required<FleetDocument>, how?: { readonly isWhole: boolean }): void;
  close(): Promise<void>;
}

/** Shows a fleet on a terminal in its place, elsewhere as lines, as documents where they were asked for, and on a page. */
export async function showFleet(
  { json, web }: Pick<FleetWatchOptions, 'json' | 'web'>,
  first: Required<FleetDocument>,
): Promise<ShownFleet> {
  const target = drawTarget();
  const redraw = createRedraw(target);
  const isTerminal = target.isTTY === true && json !== true;
  // Loaded only here: it draws charts, which nobody needs who reads the terminal.
  const page = web ? await (await import('../../web/fleet-on-web.ts')).fleetOnWeb(first) : undefined;
  if (page) console.error(`note: the page is on ${page.url}`);
  let last: FleetDocument | undefined;
  return {
    show(document, { isWhole } = { isWhole: false }) {
      page?.show(document, isWhole);
      if (isTerminal) redraw(renderFleetWatch(document, target));
      if (isTerminal || !isWhole) return;
      const { samples: _samples, changes: _changes, ...moment } = document;
      console.log(json ? renderJson(moment) : renderFleetChanges(document, last));
      last = document;
    },
    close: async () => page?.close(),
  };
}
