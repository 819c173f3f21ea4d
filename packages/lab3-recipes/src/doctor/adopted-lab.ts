import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { observeExistingConnector } from '../resources/existing-lab/observe-existing-connector.ts';

export interface AdoptedLab {
  /** The lab with what its connector captures, whoever made that. */
  readonly lab: LabContext;
  readonly findings: readonly Finding[];
}

/** The lab as a set-up would take it, and whether it can. Where connectors cannot be listed, another check says why. */
export async function adoptedLab(given: LabContext, signal?: AbortSignal): Promise<AdoptedLab> {
  const probed = await probe(observeExistingConnector(given, signal));
  signal?.throwIfAborted();
  if ('error' in probed || !probed.value.foreign) return { lab: given, findings: [] };
  const { lab, foreign } = probed.value;
  const subject = `connector ${foreign.name}`;
  const refused = (foreign.refusal?.problems ?? []).map(
    ({ path, problem, remedy }): Finding => ({
      ruleId: 'connector-unusable',
      severity: 'error',
      subject,
      evidence: `somebody else made it, and ${path} ${problem.replace(/\.$/, '')}`,
      remedy,
    }),
  );
  const noted = foreign.differences.flatMap(({ key, current, matters }): Finding[] =>
    matters === undefined
      ? []
      : [
          {
            ruleId: 'connector-differs',
            severity: 'note',
            subject,
            evidence: `somebody else made it with ${key} ${current === undefined ? 'unset' : `"${current}"`}: ${matters}`,
            remedy: 'Nothing to do if that is wanted. It is changed where the connector was made.',
          },
        ],
  );
  return { lab, findings: [...refused, ...noted] };
}
