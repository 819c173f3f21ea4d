import type { Surroundings } from '../request/route.ts';
import type { ConnectorRecord } from '../state.ts';
import { qualifiedName } from './cluster-of.ts';
import { missingRight } from './connector-rights.ts';

/**
 * Provisions a connector and then tells the data plane to run it. A configuration that cannot work shows sooner than
 * one that can. Source: C10.
 */
export function startConnectorLater(connector: ConnectorRecord, surroundings: Surroundings): void {
  const { state, timingsOf, dataPlane } = surroundings;
  const { config } = connector;
  connector.isStarted = false;
  const willFail = missingRight(connector, state) !== undefined || (dataPlane.foreseesFailure?.(connector) ?? false);
  const { connectorFailureMs, connectorProvisioningMs } = timingsOf(connector.name);
  surroundings.later(willFail ? connectorFailureMs : connectorProvisioningMs, () => {
    // Deleted, reconfigured or paused meanwhile: another timer, or none, is due.
    const isOutdated = !state.confluent.connectors.includes(connector) || connector.config !== config;
    if (isOutdated || connector.isStarted || connector.state !== 'PROVISIONING') return;
    const trace = missingRight(connector, state);
    if (trace !== undefined) {
      connector.state = 'FAILED';
      connector.trace = trace;
      return;
    }
    connector.isStarted = true;
    dataPlane.startConnector(connector);
  });
}

export async function pauseConnector(connector: ConnectorRecord, { dataPlane }: Surroundings): Promise<void> {
  if (connector.state === 'PAUSED') return;
  connector.state = 'PAUSED';
  connector.trace = '';
  await dataPlane.stopConnector(qualifiedName(connector), false);
}

/** One that was paused before it ever ran is provisioned first. */
export function resumeConnector(connector: ConnectorRecord, surroundings: Surroundings): void {
  if (connector.state !== 'PAUSED') return;
  connector.state = 'PROVISIONING';
  if (connector.isStarted) surroundings.dataPlane.startConnector(connector);
  else startConnectorLater(connector, surroundings);
}

/** The new configuration takes effect with a restart; a paused connector stays paused. */
export async function reconfigureConnector(
  connector: ConnectorRecord,
  config: Record<string, string>,
  surroundings: Surroundings,
): Promise<void> {
  connector.config = config;
  connector.isStarted = false;
  if (connector.state === 'PAUSED') return;
  connector.state = 'PROVISIONING';
  connector.trace = '';
  startConnectorLater(connector, surroundings);
  await surroundings.dataPlane.stopConnector(qualifiedName(connector), false);
}
