import type { TearDownLab3Result } from '../compositions/tear-down-lab3.ts';
import type { LabContext } from '../lab/context.ts';
import { listConnectors } from '../resources/connector/list-connectors.ts';
import { readConnectorStatus } from '../resources/connector/read-connector.ts';
import { listTableflowTopics } from '../resources/tableflow/tableflow-topics.ts';
import type { FleetFinding } from './fleet-finding.ts';

/** Something that is still in a cluster after its lab was torn down. */
export interface Remaining {
  /** E.g. `connector`. */
  readonly kind: string;
  readonly name: string;
  /** Its state, or why it was kept. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** What a tear-down left, and all connectors and Tableflow topics that are still in the cluster, whoever made them. Reads only. */
export async function remainingThings(
  lab: LabContext,
  { kept }: TearDownLab3Result,
  signal: AbortSignal | undefined,
): Promise<readonly Remaining[]> {
  const [connectors, topics] = await Promise.all([listConnectors(lab, signal), listTableflowTopics(lab, signal)]);
  const ofOthers = await Promise.all(
    connectors.map(async ({ name }): Promise<Remaining> => {
      const { connector } = await readConnectorStatus(lab, name, signal);
      const why = `it is not of this lab, and is ${connector.state}`;
      return {
        kind: 'connector',
        name,
        why,
        remedy: 'Delete it, where nobody needs it: it costs also when it is paused.',
      };
    }),
  );
  const tables = topics.map(({ spec, status }): Remaining => {
    const why = `it is not of this lab, and Tableflow is ${status.phase ?? 'PENDING'} on it`;
    return { kind: 'Tableflow topic', name: spec.display_name, why, remedy: 'Give --all-topics to disable it, too.' };
  });
  const known = new Set([...ofOthers, ...tables].map(({ kind, name }) => `${kind} ${name}`));
  const others = kept
    .filter(({ kind, name }) => !known.has(`${kind} ${name}`))
    .map(({ kind, name, why, option }): Remaining => {
      const flag = option === 'allTopics' ? '--all-topics' : '--adopted';
      return { kind, name, why, remedy: `Give ${flag} to delete it, too.` };
    });
  return [...ofOthers, ...tables, ...others];
}

export function findingOfRemaining({ kind, name, remedy, why }: Remaining): FleetFinding {
  return { ruleId: 'remaining', where: `${kind} ${name}`, evidence: why, remedy };
}
