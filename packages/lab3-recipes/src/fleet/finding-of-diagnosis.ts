import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { FleetFinding } from './fleet-finding.ts';

/** The likeliest cause of a diagnosis, where it has one. */
export function findingOfDiagnosis(where: string, diagnosis: Diagnosis | undefined): FleetFinding | undefined {
  const cause = diagnosis?.causes[0];
  if (!cause) return undefined;
  const [first] = cause.evidence;
  return { ruleId: cause.ruleId, where, evidence: first ? first.text : cause.cause, remedy: cause.remedy };
}
