import { createSecret } from '@tableflow-workshop/client-core';
import { createStorageAdministrator } from '@tableflow-workshop/lab3-recipes';
import {
  type FixFleetOptions,
  type FixFleetResult,
  type FleetLab,
  fixFleet,
} from '@tableflow-workshop/lab3-recipes/fleet';
import { findAdministratorToken } from '../../administrator.ts';
import { confirm } from '../../confirm.ts';
import type { FleetFixOptions } from '../../fleet/fleet-command-options.ts';
import { createFleetProgress } from '../../fleet/fleet-progress.ts';
import { renderFixes } from '../../fleet/render-fixes.ts';
import { renderFleet } from '../../fleet/render-fleet.ts';
import { renderJson } from '../../render-json.ts';
import { cloudFiles } from '../../repair/cloud-files.ts';
import { sandboxFiles } from '../../repair/sandbox-files.ts';
import { createTableRepair } from '../../repair/table-repair.ts';
import type { JoinedSandbox } from '../../sandbox/join-sandbox.ts';
import { withFleet } from './with-fleet.ts';

/** Shows which remedies are safe, and applies them once a person agrees. */
export async function fixAll(options: FleetFixOptions): Promise<void> {
  const result = await withFleet(options, async (labs, given, signal, sandbox) => {
    const hands = handsOf(labs, sandbox);
    const run = (more: Pick<FixFleetOptions, 'plan' | 'planOnly'>): Promise<FixFleetResult> => {
      if (options.json || options.quiet) return fixFleet(labs, { ...given, ...hands, ...more });
      const progress = createFleetProgress(
        labs.map(({ attendee }) => attendee),
        process.stdout,
      );
      return fixFleet(labs, { ...given, ...hands, ...more, onEvent: progress.show }).finally(progress.close);
    };
    const plan = await run({ planOnly: true });
    if (plan.fixes.length === 0) return plan;
    if (!options.json) console.log(`\nTo fix:\n\n${renderFixes(plan.fixes)}\n`);
    return (await confirm('Fix this?', options, signal)) ? run({ plan }) : plan;
  });
  console.log(options.json ? renderJson(result) : `\n${textOf(result)}`);
  if (result.verdict !== 'complete') process.exitCode = 1;
}

/** Who does what the labs' own keys cannot. */
function handsOf(
  labs: readonly FleetLab[],
  sandbox: JoinedSandbox | undefined,
): Pick<FixFleetOptions, 'administratorOf' | 'repair'> {
  const repair = createTableRepair(({ storage }) => (sandbox ? sandboxFiles(sandbox.dataFolder) : cloudFiles(storage)));
  const token = findAdministratorToken(sandbox);
  const [first] = labs;
  // A token is for one workspace, and is sent to no other.
  const isShared = labs.every(({ config }) => config.databricks.workspaceUrl === first?.config.databricks.workspaceUrl);
  if (token === undefined || first === undefined || !isShared) return { repair };
  const { confluent, databricks } = first.config;
  const { unityCatalog } = createStorageAdministrator({
    cloudKey: confluent.cloudKey,
    confluentBaseUrl: confluent.baseUrl,
    workspaceUrl: databricks.workspaceUrl,
    token: createSecret(token),
  });
  return { repair, administratorOf: () => unityCatalog };
}

function textOf(result: FixFleetResult): string {
  const isPlan = result.fixes.some(({ state }) => state === 'planned');
  const done = isPlan || result.fixes.length === 0 ? [] : [renderFixes(result.fixes)];
  const hint = isPlan ? ['nothing was changed; run it again with --yes to fix this'] : [];
  return [...done, renderFleet(result), ...hint].join('\n\n');
}
