import type { LabContext } from '../../lab/context.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import type { UndoOutcome } from '../../mechanics/outcome.ts';
import { deleteUnityIntegration } from '../../recipes/delete-unity-integration.ts';
import { listUnityIntegrations } from '../../resources/tableflow/unity-integrations.ts';
import type { Kept } from './kept.ts';

/**
 * Deletes the lab's integration, unless it publishes topics that are not the lab's: a cluster has one integration for all of
 * its Delta topics, and later labs use it.
 *
 * @param others Delta topics of the cluster that are not the lab's
 */
export async function takeBackIntegration(
  lab: LabContext,
  others: readonly string[],
  options: WaitOptions,
): Promise<{ readonly outcome: UndoOutcome | 'kept'; readonly kept: readonly Kept[] }> {
  const { integrationName: name } = lab.config;
  if (others.length === 0) return { ...(await deleteUnityIntegration(lab, { name }, options)), kept: [] };
  const isThere = (await listUnityIntegrations(lab, options.signal)).some((one) => one.name === name);
  if (!isThere) return { outcome: 'unchanged', kept: [] };
  const place = { system: 'Confluent Cloud', kind: 'catalog integration', name } as const;
  const why = `it still publishes ${others.join(', ')}`;
  return { outcome: 'kept', kept: [{ ...place, why, option: 'allTopics' }] };
}
