import type { LabEvent } from '../../compositions/set-up/lab-steps.ts';
import { probe } from '../../findings/probe.ts';
import type { LabContext } from '../../lab/context.ts';
import { topicOf } from '../../lab/names.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { findExistingLab } from '../../recipes/find-existing-lab.ts';
import type { TableVerdict } from '../../verification/table-verdict.ts';
import { verifyTables } from '../../verification/verify-tables.ts';
import { findingsOfTables } from '../findings-of-tables.ts';
import type { FleetFinding } from '../fleet-finding.ts';
import { applyFixes } from './apply-fixes.ts';
import { type FixHands, findFixes } from './find-fixes.ts';
import { describeFix, type LabFix } from './lab-fix.ts';
import type { TableRepair } from './table-repair.ts';

/** What was done to one lab, or would be, and its tables afterwards. */
export interface FixedLab {
  /** In the order in which they are applied. */
  readonly fixes: readonly (LabFix & {
    /** `planned`: it was only shown. */
    readonly state: 'planned' | 'done' | 'failed';
  })[];
  /** After what was done; where nothing was, as they are. */
  readonly tables: readonly TableVerdict[];
}

/** `fixable`: what is wrong can be fixed, and was not. `to fix`: something is left for a person. */
export type FixOutcome = 'complete' | 'fixed' | 'fixable' | 'to fix';

/** How one lab is fixed. */
export interface FixLabOptions extends WaitOptions, FixHands {
  readonly planOnly: boolean;
  /** Whether it was agreed to do this. */
  readonly isAgreed: (fix: LabFix) => boolean;
  /** Called before the first change. */
  readonly beforeChange: () => Promise<void>;
  readonly onEvent: (event: LabEvent) => void;
}

/** Finds what is wrong with one lab, applies what is safe, and verifies its tables again. */
export async function fixLab(
  given: LabContext,
  options: FixLabOptions,
): Promise<{ readonly outcome: FixOutcome; readonly findings: readonly FleetFinding[]; readonly details: FixedLab }> {
  const { signal, planOnly, isAgreed, beforeChange, onEvent, timeoutMs, pollIntervalMs } = options;
  const existing = await findExistingLab(given, { signal });
  const { lab } = existing;
  const { name: connectorName, tableIncludeList, topicPrefix } = lab.config.connector;
  const tables = tableIncludeList.map((sourceTable) => ({ sourceTable, topic: topicOf(topicPrefix, sourceTable) }));
  const input = { tables, connectorName };
  const before = await probe(verifyTables(lab, input, { signal, wait: false }));
  const seen = 'value' in before ? before.value.tables : [];
  if ('value' in before && before.value.verdict === 'complete') {
    const { repair } = options;
    if (repair && !planOnly) for (const { topic } of tables) await forgetEnded(lab, topic, repair);
    return { outcome: 'complete', findings: [], details: { fixes: [], tables: seen } };
  }

  const found = await findFixes(existing, seen, options, signal);
  // What keeps the tables from being counted may be what can be fixed.
  if ('error' in before && found.fixes.length + found.findings.length === 0) throw before.error;
  const agreed = planOnly ? [] : found.fixes.filter((fix) => isAgreed(describeFix(fix)));
  if (agreed.length === 0) {
    const fixes = found.fixes.map((fix) => ({ ...describeFix(fix), state: 'planned' as const }));
    const outcome = fixes.length > 0 ? 'fixable' : 'to fix';
    return { outcome, findings: found.findings, details: { fixes, tables: seen } };
  }
  await beforeChange();
  const applied = await applyFixes(agreed, { clock: lab.clock, signal, timeoutMs, pollIntervalMs, onEvent });
  const isChanged = applied.fixes.some(({ state }) => state === 'done');
  const after = await verifyTables(lab, input, { signal, timeoutMs, pollIntervalMs, wait: isChanged });
  const details = { fixes: applied.fixes, tables: after.tables };
  if (after.verdict === 'complete' && applied.findings.length === 0) return { outcome: 'fixed', findings: [], details };
  const left = after.verdict === 'complete' ? [] : await findingsOfTables(lab, after.tables, signal);
  return { outcome: 'to fix', findings: withoutTwins([...applied.findings, ...found.findings, ...left]), details };
}

async function forgetEnded(lab: LabContext, topic: string, repair: TableRepair): Promise<void> {
  if (await repair.isBegun(lab, topic)) await repair.forget(lab, topic);
}

/** What a fix failed of, and what still stops the rows, is often one thing. */
function withoutTwins(findings: readonly FleetFinding[]): readonly FleetFinding[] {
  const isTwin = (one: FleetFinding, other: FleetFinding): boolean =>
    one.ruleId === other.ruleId &&
    (one.ruleId === 'unknown' ? one.evidence === other.evidence : one.remedy === other.remedy);
  return findings.filter((one, index) => findings.findIndex((other) => isTwin(one, other)) === index);
}
