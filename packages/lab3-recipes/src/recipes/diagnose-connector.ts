import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { connectorHealth } from '../diagnosis/health.ts';
import { type Clue, rankCauses } from '../diagnosis/rank-causes.ts';
import { sourceFindings } from '../doctor/check-source.ts';
import type { Finding } from '../findings/finding.ts';
import type { LabContext } from '../lab/context.ts';
import type { CallOptions } from '../mechanics/options.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { type ConnectorByName, connectorByName } from '../resources/connector/connector-by-name.ts';
import { connectorClues } from '../resources/connector/connector-clues.ts';
import { listOf } from '../resources/connector/list-of.ts';
import { type Connector, findConnector, readConnectorStatus } from '../resources/connector/read-connector.ts';
import { readFailureDetails } from '../resources/connector/read-failure-details.ts';
import { capturedTopicClues } from '../resources/topic/captured-topic-clues.ts';

/**
 * Says why a connector does not run: reads its status, tasks, trace, the service's own summary and recommendations, and what
 * became of a request to move its offsets, checks the source database and the topics
 * that it should have made, and joins all by the rule table. Changes nothing.
 *
 * Undo: none: it only reads.
 *
 * @returns ranked causes with evidence and remedy; what no rule matches is in `unknown`, verbatim
 * @throws InputError for wrong input, ApiError where the service itself cannot be asked
 * @example
 * const { health, causes, unknown } = await diagnoseConnector(lab, { name: 'riverhotel-postgres-cdc' });
 */
export async function diagnoseConnector(
  lab: LabContext,
  input: ConnectorByName,
  options: CallOptions = {},
): Promise<Diagnosis> {
  const { name } = parseInput(connectorByName, input, 'diagnose the connector');
  const { signal } = options;
  const connector = await findConnector(lab, name, signal);
  if (!connector) {
    const text = `connector "${name}" does not exist in ${lab.config.environmentId}, ${lab.config.kafkaClusterId}`;
    const clue: Clue = { suspect: 'connector', from: 'Connect', text };
    return { health: { state: 'absent', phase: 'absent' }, ...rankCauses([clue]) };
  }
  const status = await readConnectorStatus(lab, name, signal);
  const health = connectorHealth(status);
  const clues =
    health.state === 'healthy' ? await capturedTopicClues(lab, connector, signal) : connectorClues(status, health);
  const isIll = health.state === 'failed' || health.state === 'degraded';
  const findings = isIll ? await checkSource(lab, connector, signal) : [];
  const details = isIll ? await readFailureDetails(lab, status, signal) : { clues: [], recommendations: [] };
  const ranked = rankCauses([...clues, ...details.clues], findings);
  const { recommendations } = details;
  return plainAnswer({ health, ...ranked, ...(recommendations.length > 0 ? { recommendations } : {}) });
}

/** The database as this connector uses it, where that is the one that the lab has a connection to. */
async function checkSource(
  lab: LabContext,
  { config }: Connector,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const { databaseName, hostname } = lab.config.source;
  if (!lab.source || config['database.hostname'] !== hostname || config['database.dbname'] !== databaseName) return [];
  const check = {
    tables: listOf(config['table.include.list']),
    slotName: config['slot.name'],
    publicationName: config['publication.name'],
    publicationAutocreateMode: config['publication.autocreate.mode'],
    isOurs: true,
  };
  return sourceFindings(lab, check, signal);
}
