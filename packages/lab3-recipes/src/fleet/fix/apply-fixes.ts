import { type Clock, plainText } from '@tableflow-workshop/client-core';
import type { LabEvent } from '../../compositions/set-up/lab-steps.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import { findingsOfError } from '../findings-of-error.ts';
import type { FleetFinding } from '../fleet-finding.ts';
import { type ApplicableFix, describeFix, type LabFix } from './lab-fix.ts';

/** What came of applying fixes. */
interface AppliedFixes {
  readonly fixes: readonly (LabFix & { readonly state: 'done' | 'failed' })[];
  /** Why some failed. */
  readonly findings: readonly FleetFinding[];
}

/** Applies fixes one after the other. One that fails stops no other: each is of a thing of its own. */
export async function applyFixes(
  fixes: readonly ApplicableFix[],
  { clock, onEvent, ...options }: WaitOptions & { readonly clock: Clock; readonly onEvent: (event: LabEvent) => void },
): Promise<AppliedFixes> {
  const applied: (LabFix & { readonly state: 'done' | 'failed' })[] = [];
  const findings: FleetFinding[] = [];
  for (const fix of fixes) {
    const step = `${fix.kind} ${fix.what}`;
    const startedMs = clock.now();
    onEvent({ kind: 'started', step });
    try {
      await fix.perform({ ...options, onProgress: (progress) => onEvent({ kind: 'waiting', step, progress }) });
      applied.push({ ...describeFix(fix), state: 'done' });
      onEvent({ kind: 'finished', step, outcome: 'done', durationMs: clock.now() - startedMs });
    } catch (error) {
      options.signal?.throwIfAborted();
      const message = plainText(error instanceof Error ? error.message : String(error), 1_000);
      applied.push({ ...describeFix(fix), state: 'failed' });
      for (const finding of findingsOfError(error, step)) findings.push(finding);
      onEvent({ kind: 'failed', step, message, durationMs: clock.now() - startedMs });
    }
  }
  return { fixes: applied, findings };
}
