import { findingOf } from '../diagnosis/finding-of.ts';
import { connectorHealth } from '../diagnosis/health.ts';
import { rankCauses } from '../diagnosis/rank-causes.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { connectorClues } from '../resources/connector/connector-clues.ts';
import { findConnector, readConnectorStatus } from '../resources/connector/read-connector.ts';
import { capturedTopicClues } from '../resources/topic/captured-topic-clues.ts';
import { isUndiscovered } from './create-doctor-context.ts';

export interface ConnectorChecks {
  readonly findings: readonly Finding[];
  readonly connector: 'present' | 'absent' | 'unknown';
}

/** The lab's connector, where there is one already: whether it runs, and made its topics and schemas. Reads only. */
export async function checkConnector(lab: LabContext, signal?: AbortSignal): Promise<ConnectorChecks> {
  const { name } = lab.config.connector;
  const subject = `connector ${name}`;
  const found = await probe(findConnector(lab, name, signal));
  if ('error' in found) return { findings: [findingOf(found.error, subject, 'confluent')], connector: 'unknown' };
  if (!found.value) return { findings: [], connector: 'absent' };
  const status = await probe(readConnectorStatus(lab, name, signal));
  if ('error' in status) return { findings: [findingOf(status.error, subject, 'confluent')], connector: 'present' };
  const health = connectorHealth(status.value);
  const isBlind = isUndiscovered(lab.config.confluent.kafka.restUrl);
  const clues =
    health.state !== 'healthy'
      ? connectorClues(status.value, health)
      : isBlind || isUndiscovered(lab.config.confluent.schemaRegistry.url)
        ? []
        : await capturedTopicClues(lab, found.value, signal);
  // What the keys cannot read, the check of the keys reports.
  const { causes, unknown } = rankCauses(clues.filter((clue) => clue.suspect !== 'confluent'));
  const severity = health.state === 'healthy' ? 'warning' : 'error';
  const known = causes.map(
    ({ ruleId, evidence, remedy }): Finding => ({
      ruleId,
      severity,
      subject,
      evidence: evidence.map((one) => one.text).join('; '),
      remedy,
    }),
  );
  const others = unknown.map(
    ({ text }): Finding => ({
      ruleId: 'unknown',
      severity,
      subject,
      evidence: text,
      remedy: 'Open its log events in the Confluent console: no known cause matches this message.',
    }),
  );
  return { findings: [...known, ...others], connector: 'present' };
}
