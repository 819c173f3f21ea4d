import type { Finding } from '../findings/finding.ts';
import type { LabContext } from '../lab/context.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { adoptedLab } from './adopted-lab.ts';
import { checkConfluent } from './check-confluent.ts';
import { databricksFindings } from './check-databricks.ts';
import { sourceFindings } from './check-source.ts';

/** `unhealthy` when one finding is an error. */
export type DoctorVerdict = 'healthy' | 'unhealthy';

/** All that one pass found, by side and by weight. */
export interface DoctorResult {
  readonly verdict: DoctorVerdict;
  /** The same for each of the three sides. */
  readonly sides: {
    readonly sourceDatabase: DoctorVerdict;
    readonly confluentCloud: DoctorVerdict;
    readonly databricks: DoctorVerdict;
  };
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly Finding[];
}

const weight: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, note: 2 };

/**
 * Checks everything that LAB 3 is built on, before anything is created: the source database, Databricks and Confluent
 * Cloud. One pass finds all that is wrong, each with its remedy. It makes no changing call. Where somebody else made the
 * connector, e.g. Terraform, its tables, slot and publication are checked, and what makes the lab impossible is a finding.
 *
 * @throws what is not a finding: an abort, or a fault of this program
 * @example
 * const lab = await createDoctorContext(config, { source: connectPostgres(config.source) });
 * const { verdict, findings } = await doctor(lab);
 */
export async function doctor(given: LabContext, options: CallOptions = {}): Promise<DoctorResult> {
  const { signal } = options;
  const { lab, findings: ofAdoption } = await adoptedLab(given, signal);
  const [confluent, databricks] = await Promise.all([checkConfluent(lab, signal), databricksFindings(lab, signal)]);
  const { tableIncludeList: tables, slotName, publicationName } = lab.config.connector;
  // A slot in use is not a fault where its reader is, or may be, our own connector.
  const isOurs = confluent.connector !== 'absent';
  const source = await sourceFindings(lab, { tables, slotName, publicationName, isOurs }, signal);
  const ofConfluent = [...ofAdoption, ...confluent.findings];
  const findings = [...source, ...ofConfluent, ...databricks].sort(
    (left, right) => weight[left.severity] - weight[right.severity],
  );
  const sides = {
    sourceDatabase: verdictOf(source),
    confluentCloud: verdictOf(ofConfluent),
    databricks: verdictOf(databricks),
  };
  return plainAnswer({ verdict: verdictOf(findings), sides, findings });
}

function verdictOf(findings: readonly Finding[]): DoctorVerdict {
  return findings.some((one) => one.severity === 'error') ? 'unhealthy' : 'healthy';
}
