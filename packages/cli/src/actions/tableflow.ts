import { InputError, plainText } from '@tableflow-workshop/client-core';
import { type EnableTableflowInput, enableTableflow, resumeTableflow } from '@tableflow-workshop/lab3-recipes';
import type { EnableOptions } from '../commands/tableflow.ts';
import { durationMs } from '../duration.ts';
import type { LabCommandOptions } from '../lab-options.ts';
import { printResult } from '../print.ts';
import { showStep } from '../progress.ts';
import { timeoutMsOf } from '../timeout.ts';
import { withLab } from '../with-lab.ts';

/** Enables Tableflow on a topic, and says how it is written. */
export async function enable(topic: string, options: EnableOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const { retention } = options;
  const retentionMs = retention === undefined ? undefined : durationMs(retention, '--retention');
  const errorHandling = errorHandlingOf(options);
  const result = await withLab(
    options,
    (lab, signal) =>
      showStep(
        `enable Tableflow on ${topic}`,
        { ...options, clock: lab.clock, signal },
        (step) =>
          enableTableflow(
            lab,
            { topic, storage: lab.config.storage, retentionMs, errorHandling },
            { signal, timeoutMs, ...step },
          ),
        outcomeOf,
      ),
    { mayStart: false, whenStopped: whenStopped('enabled') },
  );
  const { outcome, phase, writeMode, tablePath } = result;
  const text = `✓ ${topic}: ${outcome} (${phase}), ${writeMode}${tablePath === undefined ? '' : `, ${tablePath}`}`;
  printResult(result, plainText(text, 2_000), options);
}

/** Resumes Tableflow on a topic. */
export async function resume(topic: string, options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const result = await withLab(
    options,
    (lab, signal) =>
      showStep(
        `resume Tableflow on ${topic}`,
        { ...options, clock: lab.clock, signal },
        (step) => resumeTableflow(lab, { topic }, { signal, timeoutMs, ...step }),
        outcomeOf,
      ),
    { mayStart: false, whenStopped: whenStopped('resumed') },
  );
  printResult(result, plainText(`✓ ${topic}: ${result.outcome} (${result.phase})`, 1_000), options);
}

const outcomeOf = ({ outcome }: { readonly outcome: string }): string => outcome;

/** The service goes on by itself, whoever waits for it. */
function whenStopped(done: string): string {
  return `Tableflow may be ${done} already, and goes on by itself: run it again to wait for it`;
}

function errorHandlingOf({ onError }: EnableOptions): EnableTableflowInput['errorHandling'] {
  if (onError === undefined) return undefined;
  const modes = { suspend: 'SUSPEND', skip: 'SKIP', log: 'LOG' } as const;
  if (Object.hasOwn(modes, onError)) return { mode: modes[onError] };
  const problems = [
    { path: '--on-error', problem: `"${onError}" is not known.`, remedy: 'Give suspend, skip or log.' },
  ];
  throw new InputError({ tried: 'read the options', problems });
}
