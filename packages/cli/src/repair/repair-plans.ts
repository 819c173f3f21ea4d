import { readFile } from 'node:fs/promises';
import type { DeltaTableRepairPlan, LabConfig } from '@tableflow-workshop/lab3-recipes';
import { writeOwnFile } from '../write-own-file.ts';

export const repairPlansPath = '.lab3/repairs.json';

/** Plans of repairs that have not ended, by topic. Nobody else knows path and settings once Tableflow is disabled. */
export interface RepairPlans {
  find(topic: string): Promise<DeltaTableRepairPlan | undefined>;
  keep(plan: DeltaTableRepairPlan): Promise<void>;
  forget(topic: string): Promise<void>;
}

type Plans = Readonly<Record<string, DeltaTableRepairPlan>>;

/** The last change of the file: labs are repaired side by side, and each change begins with what the one before it wrote. */
let changing: Promise<unknown> = Promise.resolve();

function oneAfterTheOther<Result>(change: () => Promise<Result>): Promise<Result> {
  const changed = changing.then(change);
  changing = changed.catch(() => undefined);
  return changed;
}

/** Keeps plans in a file, apart for each lab. The recipe checks a plan again before it is followed. */
export function createRepairPlans(
  { environmentId, kafkaClusterId }: LabConfig,
  path: string = repairPlansPath,
): RepairPlans {
  const keyOf = (topic: string): string => `${environmentId}/${kafkaClusterId}/${topic}`;
  const write = async (plans: Plans): Promise<void> => {
    const problem = await writeOwnFile(path, `${JSON.stringify(plans, null, 2)}\n`);
    if (problem) throw new Error(`Could not write down the plan of the repair, so nothing was changed: ${problem}`);
  };
  return {
    find: async (topic) => (await readPlans(path))[keyOf(topic)],
    keep: (plan) => oneAfterTheOther(async () => write({ ...(await readPlans(path)), [keyOf(plan.topic)]: plan })),
    forget: (topic) =>
      oneAfterTheOther(async () => {
        const { [keyOf(topic)]: _done, ...others } = await readPlans(path);
        await write(others);
      }),
  };
}

/** A file that is missing or is not ours holds no plans. */
async function readPlans(path: string): Promise<Plans> {
  try {
    const plans: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof plans === 'object' && plans !== null ? (plans as Plans) : {};
  } catch {
    return {};
  }
}
