import { InputError } from '@tableflow-workshop/client-core';
import { type LabConfig, type LabContext, repairDeltaTable } from '@tableflow-workshop/lab3-recipes';
import type { TableRepair } from '@tableflow-workshop/lab3-recipes/fleet';
import type { DeletableFiles } from './deletable-files.ts';
import { createRepairPlans } from './repair-plans.ts';

/** Repairs tables whose files these programs delete, and keeps in a file the plan of each repair that has not ended. */
export function createTableRepair(filesOf: (config: LabConfig) => DeletableFiles): TableRepair {
  const plansOf = ({ config }: LabContext) => createRepairPlans(config);
  return {
    isBegun: async (lab, topic) => (await plansOf(lab).find(topic)) !== undefined,
    async plan(lab, topic, signal) {
      const plan = await plansOf(lab).find(topic);
      const found = await repairDeltaTable(lab, { topic }, { signal }).catch((error: unknown) => {
        // Without Tableflow on the topic only the plan knows the table.
        if (plan === undefined || !InputError.isInstance(error)) throw error;
        return undefined;
      });
      if (found && (found.outcome === 'planned' || plan === undefined)) return found;
      const evidence = 'a repair was begun and has not ended.';
      return { outcome: 'planned', topic, evidence, plan, steps: [], warnings: [], table: undefined };
    },
    async perform(lab, { plan }, options) {
      if (plan === undefined) throw new Error('No repair is planned.');
      const files = filesOf(lab.config);
      const plans = plansOf(lab);
      await files.check(options.signal);
      await plans.keep(plan);
      const result = await repairDeltaTable(lab, { plan, apply: true, files }, options);
      await plans.forget(plan.topic);
      return result;
    },
    forget: (lab, topic) => plansOf(lab).forget(topic),
  };
}
