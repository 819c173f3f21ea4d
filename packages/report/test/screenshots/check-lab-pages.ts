import type { Browser } from 'playwright-core';
import { type ReportDocument, renderReport } from '../../src/index.ts';
import { damagedTable, failedConnector, healthy, refusedIntegration, starting } from '../documents.ts';
import { type Look, openPage } from './checked-page.ts';

const states: Readonly<Record<string, ReportDocument>> = {
  healthy,
  starting,
  'damaged-table': damagedTable,
  'failed-connector': failedConnector,
  'refused-integration': refusedIntegration,
};
const looks: readonly (Look & { readonly name: string; readonly isKept: boolean })[] = [
  { name: '', width: 1_280, height: 900, colorScheme: 'light', isKept: true },
  { name: '-dark', width: 1_280, height: 900, colorScheme: 'dark', isKept: false },
  { name: '-narrow', width: 400, height: 900, colorScheme: 'light', isKept: false },
  { name: '-print', width: 794, height: 1_123, colorScheme: 'dark', media: 'print', isKept: false },
];

/** Checks the page of a lab in each state, wide and narrow, light, dark and printed, and keeps pictures. */
export async function checkLabPages(
  browser: Browser,
  say: (what: string, found: readonly string[]) => void,
): Promise<void> {
  for (const [state, document] of Object.entries(states))
    for (const { name, isKept, ...look } of looks) {
      const checked = await openPage(browser, renderReport(document), look);
      if (isKept || state === 'healthy') await checked.keep(`report-${state}${name}`);
      say(`lab ${state}, ${look.width} px, ${look.media ?? look.colorScheme}`, await checked.close());
    }
}
