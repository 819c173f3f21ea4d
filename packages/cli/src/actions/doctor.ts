import { createDoctorContext, doctor } from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { renderFindings } from '../render-findings.ts';
import { renderJson } from '../render-json.ts';
import { withConfig } from '../with-lab.ts';

/** Looks for everything that would stop the lab, and prints it. */
export async function runDoctor(options: LabCommandOptions): Promise<void> {
  const result = await withConfig(options, async (config, source, signal) =>
    doctor(await createDoctorContext(config, { source }), { signal }),
  );
  console.log(options.json ? renderJson(result) : renderFindings(result));
  if (result.verdict !== 'healthy') process.exitCode = 1;
}
