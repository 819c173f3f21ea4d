import { SdkError, withoutUndefined } from '@tableflow-workshop/client-core';
import {
  apiKey,
  createEnvironmentsClient,
  createTableflowClient,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetLab } from './roster/roster.ts';

/**
 * Makes one reading call with each key that several labs share, before all of them begin: what the service says with its
 * response is what the limiter of that key keeps to from then on. What it refuses, each lab reports for itself.
 */
export async function learnLimits(labs: readonly FleetLab[], options: FleetOptions): Promise<void> {
  const { fetch, clock, logger, signal } = options;
  const shared = withoutUndefined({ fetch, clock, logger });
  const calls = new Map<unknown, { readonly users: number; readonly call: () => Promise<unknown> }>();
  const add = (secret: unknown, call: () => Promise<unknown>): void => {
    calls.set(secret, { users: (calls.get(secret)?.users ?? 0) + 1, call });
  };
  for (const { config } of labs) {
    const { baseUrl, cloudKey, tableflowKey } = config.confluent;
    const { environmentId: id } = config;
    add(cloudKey.secret, () => {
      const credentials = apiKey('Cloud', cloudKey.id, cloudKey.secret);
      const client = createEnvironmentsClient({ ...withoutUndefined({ ...shared, baseUrl }), credentials });
      return unwrapConfluent(
        client.GET('/org/v2/environments/{id}', { params: { path: { id } }, signal }),
        'read an environment',
      );
    });
    if (tableflowKey)
      add(tableflowKey.secret, () => {
        const credentials = apiKey('Tableflow', tableflowKey.id, tableflowKey.secret);
        const client = createTableflowClient({ ...withoutUndefined({ ...shared, baseUrl }), credentials });
        return unwrapConfluent(client.GET('/tableflow/v1/regions', { signal }), 'list the regions of Tableflow');
      });
  }
  const first = [...calls.values()].filter(({ users }) => users > 1);
  await Promise.all(
    first.map(({ call }) =>
      call().catch((error: unknown) => {
        if (!SdkError.isInstance(error)) throw error;
      }),
    ),
  );
}
