import { createTransport } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '@tableflow-workshop/lab3-recipes';
import { basicCredentials } from '../basic-credentials.ts';
import type { FlinkPlace } from './start-statement.ts';

/** A statement, as far as this lab reads it. */
export interface FlinkStatement {
  readonly name: string;
  readonly spec: { readonly statement: string };
  readonly status: { readonly phase: string; readonly detail?: string };
}

/** An API that the clients do not have: their transport authorises and retries, and `unwrapConfluent` reads the errors. */
export function connectFlink({ config, clock }: LabContext, { url, organizationId, key }: FlinkPlace) {
  const send = createTransport({ service: 'Flink', credentials: basicCredentials('Flink', key), clock });
  const statements = `${url}/sql/v1/organizations/${organizationId}/environments/${config.environmentId}/statements`;
  const call = async (request: Request, tried: string): Promise<FlinkStatement> => {
    const response = await send(request);
    const body: unknown = await response.json();
    const result = response.ok ? { data: body as FlinkStatement, response } : { error: body, response };
    return unwrapConfluent(Promise.resolve(result), tried);
  };
  return {
    async find(name: string): Promise<FlinkStatement | undefined> {
      const response = await send(new Request(`${statements}/${name}`));
      return response.status === 404 ? undefined : ((await response.json()) as FlinkStatement);
    },
    create: (name: string, sql: string): Promise<FlinkStatement> =>
      call(
        new Request(statements, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name, spec: { statement: sql } }),
        }),
        `start Flink statement "${name}"`,
      ),
  };
}
