import { InputError, plainText } from '@tableflow-workshop/client-core';
import { type EnableTableflowInput, enableTableflow, resumeTableflow } from '@tableflow-workshop/lab3-recipes';
import type { EnableOptions } from '../commands/tableflow.ts';
import { durationMs } from '../duration.ts';
import type { LabCommandOptions } from '../lab-options.ts';
import { renderJson } from '../render-json.ts';
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
      enableTableflow(lab, { topic, storage: lab.config.storage, retentionMs, errorHandling }, { signal, timeoutMs }),
    { mayStart: false },
  );
  const { outcome, phase, writeMode, tablePath } = result;
  const text = `✓ ${topic}: ${outcome} (${phase}), ${writeMode}${tablePath === undefined ? '' : `, ${tablePath}`}`;
  console.log(options.json ? renderJson(result) : plainText(text, 2_000));
}

/** Resumes Tableflow on a topic. */
export async function resume(topic: string, options: LabCommandOptions): Promise<void> {
  const timeoutMs = timeoutMsOf(options);
  const result = await withLab(options, (lab, signal) => resumeTableflow(lab, { topic }, { signal, timeoutMs }), {
    mayStart: false,
  });
  console.log(options.json ? renderJson(result) : plainText(`✓ ${topic}: ${result.outcome} (${result.phase})`, 1_000));
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
