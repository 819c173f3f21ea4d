import { InputError } from '@tableflow-workshop/client-core';
import { createLabContext, type LabConfig, planLab3 } from '@tableflow-workshop/lab3-recipes';
import type { LabCommandOptions } from '../lab-options.ts';
import { printResult } from '../print.ts';
import { renderPlan } from '../render-plan.ts';
import { stopInTime } from '../stop-in-time.ts';
import { withConfig } from '../with-lab.ts';

/** Prints what `up` would do. */
export async function runPlan(options: LabCommandOptions): Promise<void> {
  const plan = await withConfig(options, async (config, source, signal) => {
    assertTableflowKey(config);
    const opened = createLabContext(config, { source });
    return stopInTime(
      opened.then((lab) => planLab3(lab, { signal })),
      signal,
    );
  });
  printResult(plan, renderPlan(plan), options);
  if (plan.problems.length > 0) process.exitCode = 1;
}

/** A plan makes no temporary key: that would be a change. */
function assertTableflowKey({ confluent }: LabConfig): void {
  if (confluent.tableflowKey) return;
  const problem = 'is missing, and a plan makes none.';
  const remedy =
    'Give one by TABLEFLOW_API_KEY and TABLEFLOW_API_SECRET. A Cloud key does not work here. Create it with: confluent api-key create --resource tableflow';
  throw new InputError({ tried: 'plan LAB 3', problems: [{ path: 'tableflowKey', problem, remedy }] });
}
