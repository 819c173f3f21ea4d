import type { LabConfig } from '../config/lab-config.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';
import type { FleetLab } from './roster/roster.ts';

/** Why a lab is not as it should be. */
export interface FleetFinding {
  /** The rule of the diagnosis table that it is a case of; `unknown` where none is. */
  readonly ruleId: string;
  /** The step or the hop where it shows, e.g. `create PostgreSQL CDC connector`. */
  readonly where: string;
  readonly evidence: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** The same finding with several attendees. */
export interface GroupedFinding extends FleetFinding {
  /** Who has it, in the order of the roster. */
  readonly attendees: readonly string[];
}

/**
 * Makes one of what several attendees have: two findings are the same when they differ in nothing but the names of their labs. Where
 * several have it, `<prefix>`, `<cluster>` … stand for what differs.
 */
export function groupFindings(
  results: readonly { readonly lab: FleetLab; readonly findings: readonly FleetFinding[] }[],
): readonly GroupedFinding[] {
  const groups = new Map<
    string,
    { readonly first: FleetFinding; readonly general: FleetFinding; attendees: string[] }
  >();
  for (const { lab, findings } of results) {
    for (const finding of findings) {
      const general = generalised(finding, lab.config);
      // What is left is a thing of its own; a cause is the same wherever it shows.
      const isThing = ['unknown', 'leftover', 'remaining'].includes(general.ruleId);
      const key = isThing
        ? `${general.where}
${general.evidence}`
        : `${general.ruleId}
${general.remedy}`;
      const group = groups.get(key);
      if (!group) groups.set(key, { first: finding, general, attendees: [lab.attendee] });
      else if (!group.attendees.includes(lab.attendee)) group.attendees.push(lab.attendee);
    }
  }
  return [...groups.values()]
    .map(({ first, general, attendees }) => ({ ...(attendees.length > 1 ? general : first), attendees }))
    .sort((left, right) => right.attendees.length - left.attendees.length);
}

function generalised(finding: FleetFinding, config: LabConfig): FleetFinding {
  const names = namesOf(config);
  const general = (text: string): string =>
    names
      .reduce((sofar, [name, stand]) => sofar.replaceAll(name, stand), text)
      // Different for each thing and each call.
      .replace(/\b(tci|lcc|clcc)-[\w-]+/g, '<$1>')
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>')
      .replace(/ \(request id [^)]*\)/g, '');
  const { ruleId, where, evidence, remedy } = finding;
  return { ruleId, where: general(where), evidence: general(evidence), remedy: general(remedy) };
}

/** The names of a lab, longest first: one may be a part of another. */
function namesOf(config: LabConfig): readonly (readonly [name: string, stand: string])[] {
  const { slotName, publicationName } = replicationOf(config);
  const names: readonly (readonly [string | undefined, string])[] = [
    [config.environmentId, '<environment>'],
    [config.kafkaClusterId, '<cluster>'],
    [config.serviceAccountId, '<service account>'],
    [config.storage.providerIntegrationId, '<provider integration>'],
    [config.connector.name, '<connector>'],
    [config.databricks.catalogName, '<catalog>'],
    [config.databricks.schemaName, '<schema>'],
    [config.confluent.kafka.key.id, '<Kafka key>'],
    [config.confluent.schemaRegistry.key.id, '<Schema Registry key>'],
    [slotName, '<slot>'],
    [publicationName, '<publication>'],
    [config.prefix, '<prefix>'],
  ];
  return names
    .flatMap(([name, stand]) => (name === undefined || name.length < 3 ? [] : [[name, stand] as const]))
    .sort(([left], [right]) => right.length - left.length);
}
