import { createHash } from 'node:crypto';
import { InputError, type InputProblem } from '@tableflow-workshop/client-core';
import { type FaultKind, faultKinds, type PlannedFault, type SandboxFaults } from './sandbox-faults.ts';

/**
 * Chooses who is hit by what: first those who are named, then by the seed.
 *
 * @throws InputError, with all that is wrong, where somebody is named who does not take part, or twice, or too few take part
 */
export function planFaults(faults: SandboxFaults, prefixes: readonly string[]): readonly PlannedFault[] {
  const problems: InputProblem[] = [];
  const planned: PlannedFault[] = [];
  const isFree = (prefix: string): boolean => !planned.some((one) => one.prefix === prefix);
  for (const kind of faultKinds) {
    for (const prefix of namedIn(faults, kind)) {
      const problem = prefixes.includes(prefix)
        ? `names ${prefix}, who has a fault already.`
        : `names ${prefix}, who does not take part.`;
      if (prefixes.includes(prefix) && isFree(prefix)) planned.push({ kind, prefix });
      else problems.push({ path: kind, problem, remedy: `Name each once, from ${prefixes[0]} to ${prefixes.at(-1)}.` });
    }
  }
  const inTurn = [...prefixes].sort((one, other) => (placeOf(one, faults) < placeOf(other, faults) ? -1 : 1));
  for (const kind of faultKinds) {
    const wanted = countOf(faults[kind], prefixes.length);
    const chosen = inTurn.filter(isFree).slice(0, wanted);
    for (const prefix of chosen) planned.push({ kind, prefix });
    if (chosen.length === wanted) continue;
    const problem = `is to hit ${wanted}, and ${chosen.length} of ${prefixes.length} attendees are left.`;
    problems.push({ path: kind, problem, remedy: 'Nobody is hit twice: plant less, or begin with more attendees.' });
  }
  if (problems.length > 0) throw new InputError({ tried: 'plant faults', problems });
  return planned.sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
}

function namedIn(faults: SandboxFaults, kind: FaultKind): readonly string[] {
  const share = faults[kind];
  return typeof share === 'object' ? share : [];
}

function countOf(share: SandboxFaults[FaultKind], attendees: number): number {
  if (typeof share === 'string') return Math.ceil((Number.parseFloat(share) / 100) * attendees);
  return typeof share === 'number' ? share : 0;
}

/** The same on every machine, and without any order that a person sees. */
function placeOf(prefix: string, { seed = 1 }: SandboxFaults): string {
  return createHash('sha256').update(`${seed}/${prefix}`).digest('hex');
}
