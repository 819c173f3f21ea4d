import { SdkError, withoutUndefined } from '@tableflow-workshop/client-core';
import { apiKey, createConnectClient } from '@tableflow-workshop/confluent-client';
import { atMost } from '../mechanics/at-most.ts';
import { chooseConnector } from '../resources/connector/choose-connector.ts';
import { listConnectors } from '../resources/connector/list-connectors.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetLab } from './roster/roster.ts';

/** Before the first responses, nobody knows what the key allows. */
const listsAtOnce = 4;

/** How many labs have their connector already, whoever made it. One that cannot be asked for is taken to be missing. Reads only. */
export async function countOwnConnectors(labs: readonly FleetLab[], options: FleetOptions): Promise<number> {
  const { fetch, clock, logger, signal } = options;
  const takeTurn = atMost(listsAtOnce);
  const found = await Promise.all(
    labs.map(({ config }) =>
      takeTurn(async () => {
        const { baseUrl, cloudKey } = config.confluent;
        const credentials = apiKey('Cloud', cloudKey.id, cloudKey.secret);
        const connect = createConnectClient({ ...withoutUndefined({ fetch, clock, logger, baseUrl }), credentials });
        try {
          return (
            chooseConnector(config, await listConnectors({ config, confluent: { connect } }, signal)) !== undefined
          );
        } catch (error) {
          if (!SdkError.isInstance(error)) throw error;
          return false;
        }
      }, signal),
    ),
  );
  return found.filter(Boolean).length;
}
