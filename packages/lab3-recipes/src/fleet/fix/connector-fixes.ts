import { SdkError } from '@tableflow-workshop/client-core';
import { makeConnector } from '../../compositions/set-up/make-parts.ts';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import { checkSourceDatabase } from '../../recipes/check-source-database.ts';
import { diagnoseConnector } from '../../recipes/diagnose-connector.ts';
import { grantConnectorAccess } from '../../recipes/grant-connector-access.ts';
import { judgeConnector } from '../../resources/connector/judge-connector.ts';
import { readConnectorStatus } from '../../resources/connector/read-connector.ts';
import { restartConnector } from '../../resources/connector/restart-connector.ts';
import { waitUntilConnectorRunning } from '../../resources/connector/wait-until-connector-running.ts';
import type { ExistingLab } from '../../resources/existing-lab/observe-existing-lab.ts';
import { findingOfDiagnosis } from '../finding-of-diagnosis.ts';
import { findingsOfError } from '../findings-of-error.ts';
import type { FleetFinding } from '../fleet-finding.ts';
import type { ApplicableFix, PartFixes } from './lab-fix.ts';

const what = 'PostgreSQL CDC connector';

/**
 * A connector of the lab that has failed is restarted, once the database is as it needs it; ACLs that it is missing are granted
 * before. One that somebody paused, or that somebody else made, is for a person. Reads only.
 */
export async function connectorFixes(existing: ExistingLab, signal: AbortSignal | undefined): Promise<PartFixes> {
  const { lab, adopted } = existing;
  const { name, tableIncludeList } = lab.config.connector;
  const diagnosis = await diagnoseConnector(lab, { name }, { signal });
  const { state } = diagnosis.health;
  if (state === 'healthy' || state === 'pending') return { fixes: [], findings: [] };
  const found = findingOf(diagnosis);
  const forPerson = (...findings: readonly FleetFinding[]): PartFixes => ({ fixes: [], findings });
  if (state !== 'failed' && state !== 'degraded') return forPerson(found);
  if (adopted.some(({ kind }) => kind === 'connector'))
    return forPerson({ ...found, remedy: `Somebody else made this connector. ${found.remedy}` });
  const status = await readConnectorStatus(lab, name, signal);
  const hasFailed = judgeConnector(status).state === 'failed';
  // The service restarts nothing that does not run.
  if (!hasFailed && status.connector.state !== 'RUNNING') return forPerson(found);
  try {
    await checkSourceDatabase(lab, tableIncludeList, signal, { isOurs: true });
  } catch (error) {
    if (!SdkError.isInstance(error)) throw error;
    return forPerson(...findingsOfError(error, 'source database'));
  }
  const restart: ApplicableFix = {
    kind: 'restart',
    what,
    evidence: found.evidence,
    action: hasFailed
      ? 'Send its configuration again, which restarts it: what stopped it stops it again where that was not fixed.'
      : 'Restart it.',
    warnings: [],
    perform: async (options) => {
      if (hasFailed) return makeConnector(existing, options);
      await restartConnector(lab, name, options.signal);
      return waitUntilConnectorRunning(lab, { name }, options);
    },
  };
  return { fixes: [...(await aclFixes(existing, diagnosis, signal)), restart], findings: [] };
}

function findingOf(diagnosis: Diagnosis): FleetFinding {
  const [unknown] = diagnosis.unknown;
  const evidence = unknown ? unknown.text : `the connector is ${diagnosis.health.phase}`;
  const remedy = 'Open its log events in the Confluent console.';
  return findingOfDiagnosis('connector', diagnosis) ?? { ruleId: 'unknown', where: 'connector', evidence, remedy };
}

/** What it may not do yet, where that is why it failed: roles may do without ACLs. */
async function aclFixes(
  { lab }: ExistingLab,
  { causes }: Diagnosis,
  signal: AbortSignal | undefined,
): Promise<readonly ApplicableFix[]> {
  const denied = causes.find(({ ruleId }) => ruleId === 'topic-create-denied' || ruleId === 'topic-authorisation');
  if (!denied) return [];
  const { kafkaClusterId, serviceAccountId, connector } = lab.config;
  const access = { kafkaClusterId, serviceAccountId, topicPrefix: connector.topicPrefix };
  const { kafka } = lab.confluent;
  const { granted } = await grantConnectorAccess(kafka, { ...access, planOnly: true }, { clock: lab.clock, signal });
  if (granted.length === 0) return [];
  const acls = granted.map(
    ({ operation, resourceType, resourceName }) => `${operation} on ${resourceType} ${resourceName}`,
  );
  return [
    {
      kind: 'grant',
      what: 'access of the connector to its topics',
      evidence: denied.evidence[0]?.text ?? denied.cause,
      action: `Grant ${acls.join(', ')} to ${serviceAccountId}.`,
      warnings: [],
      perform: (options) => grantConnectorAccess(kafka, access, { ...options, clock: lab.clock }),
    },
  ];
}
