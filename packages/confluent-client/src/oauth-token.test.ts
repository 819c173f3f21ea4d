import { inspect } from 'node:util';
import { createSecret, createVirtualClock, InputError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import {
  createEnvironmentsClient,
  createKafkaClient,
  createMetricsClient,
  createSchemaRegistryClient,
  createTableflowClient,
  oauthToken,
  unwrapConfluent,
} from './index.ts';

const unauthorized = (): Response =>
  Response.json({ errors: [{ status: '401', detail: 'Unauthorized', source: {} }] }, { status: 401 });

/** Environments that take these tokens, and what they were asked with. */
function environments(takes: (token: string) => boolean) {
  const proofs: (string | null)[] = [];
  const options = {
    clock: createVirtualClock(),
    fetch: async (request: Request): Promise<Response> => {
      const proof = request.headers.get('authorization');
      proofs.push(proof);
      return takes(proof ?? '') ? Response.json({ data: [] }) : unauthorized();
    },
  };
  return { proofs, options };
}

async function thrownBy(work: Promise<unknown>): Promise<Error> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error(`threw ${String(error)}`);
  return error;
}

describe('an OAuth token', () => {
  it.each([
    ['a text', 'token-of-the-service'],
    ['a secret', createSecret('token-of-the-service')],
  ])('that is %s is sent as bearer', async (_what, token) => {
    const { proofs, options } = environments(() => true);
    await createEnvironmentsClient({ credentials: oauthToken(async () => token), ...options }).GET(
      '/org/v2/environments',
    );
    expect(proofs).toEqual(['Bearer token-of-the-service']);
  });

  it('is asked for before every call, once for all who ask at the same time, also over several clients', async () => {
    const { proofs, options } = environments(() => true);
    let asked = 0;
    const credentials = oauthToken(async () => {
      asked += 1;
      return `token-number-${asked}`;
    });
    const client = createEnvironmentsClient({ credentials, ...options });
    const registry = createSchemaRegistryClient({ credentials, baseUrl: 'https://psrc-1.test', ...options });
    await Promise.all([
      ...Array.from({ length: 32 }, () => client.GET('/org/v2/environments')),
      registry.GET('/subjects'),
    ]);
    expect(asked).toBe(1);
    await client.GET('/org/v2/environments');
    expect([new Set(proofs.slice(0, 33)), proofs[33]]).toEqual([
      new Set(['Bearer token-number-1']),
      'Bearer token-number-2',
    ]);
  });

  it('that was refused is replaced by the next one, once', async () => {
    const { proofs, options } = environments((proof) => proof === 'Bearer the-second-token');
    const tokens = ['the-first-token', 'the-second-token'];
    const client = createEnvironmentsClient({ credentials: oauthToken(async () => tokens.shift() ?? ''), ...options });
    await unwrapConfluent(client.GET('/org/v2/environments'), 'list the environments');
    expect(proofs).toEqual(['Bearer the-first-token', 'Bearer the-second-token']);
  });

  it('that is refused twice is named with its origin and what is wanted, and not shown', async () => {
    const { proofs, options } = environments(() => false);
    const credentials = oauthToken(async () => 'token-of-the-service', 'Okta');
    const client = createEnvironmentsClient({ credentials, ...options });
    const error = await thrownBy(unwrapConfluent(client.GET('/org/v2/environments'), 'list the environments'));
    expect(error.message).toBe(
      "Could not list the environments: Confluent Cloud returned 401: Unauthorized, after 2 attempts. The OAuth token (from Okta) was refused; this API wants a token of Confluent's token service or a Cloud key. Check that the token has not expired, and which identity pool it belongs to.",
    );
    expect(proofs).toHaveLength(2);
    expect(inspect([error, credentials, client], { depth: null, showHidden: true })).not.toContain(
      'token-of-the-service',
    );
  });

  it('for a cluster comes from an identity provider', async () => {
    const { options } = environments(() => false);
    const client = createKafkaClient({
      credentials: oauthToken(async () => 'token-of-mine'),
      baseUrl: 'https://pkc-1.test',
      ...options,
    });
    const topics = client.GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: 'lkc-1' } } });
    expect((await thrownBy(unwrapConfluent(topics, 'list the topics'))).message).toContain(
      'this API wants a token of an identity provider that the environment trusts or a Kafka key of this cluster.',
    );
  });

  it('that is empty sends nothing', async () => {
    const { proofs, options } = environments(() => true);
    const client = createEnvironmentsClient({ credentials: oauthToken(async () => ''), ...options });
    const error = await thrownBy(client.GET('/org/v2/environments'));
    expect(InputError.isInstance(error)).toBe(true);
    expect(error.message).toBe(
      'Could not call Confluent Cloud:\n  - getToken: gave an empty token. Return an access token, without the word "Bearer" in front of it.',
    );
    expect(proofs).toEqual([]);
  });

  it('that cannot be had fails the call with the reason, and may be had the next time', async () => {
    const { options } = environments(() => true);
    const reason = new Error('the identity provider is away');
    const answers: (() => Promise<string>)[] = [() => Promise.reject(reason), async () => 'a-late-token'];
    const client = createEnvironmentsClient({
      credentials: oauthToken(() => answers.shift()?.() ?? Promise.resolve('')),
      ...options,
    });
    expect(await thrownBy(client.GET('/org/v2/environments'))).toBe(reason);
    expect((await client.GET('/org/v2/environments')).response.status).toBe(200);
  });

  const wants = (wanted: string): string => `this API wants ${wanted}. Check that the token has not expired`;

  it('is taken by Tableflow too', async () => {
    const { proofs, options } = environments((proof) => proof === 'Bearer token-of-mine');
    const call = (token: string) =>
      createTableflowClient({ credentials: oauthToken(async () => token), ...options }).GET('/tableflow/v1/regions');
    expect((await call('token-of-mine')).response.status).toBe(200);
    expect(proofs).toEqual(['Bearer token-of-mine']);
    expect((await thrownBy(unwrapConfluent(call('another-token'), 'list the regions'))).message).toContain(
      wants('a token of Confluent\'s token service or a Tableflow key (resource "tableflow") or a Global key'),
    );
  });

  it('is taken by Metrics too', async () => {
    const { proofs, options } = environments((proof) => proof === 'Bearer token-of-mine');
    const body = { aggregations: [{ metric: 'received' }], intervals: ['PT1H/now'], granularity: 'ALL' as const };
    const call = (token: string) =>
      createMetricsClient({ credentials: oauthToken(async () => token), ...options }).POST('/v2/metrics/cloud/query', {
        body,
      });
    expect((await call('token-of-mine')).response.status).toBe(200);
    expect(proofs).toEqual(['Bearer token-of-mine']);
    expect((await thrownBy(unwrapConfluent(call('another-token'), 'query metrics'))).message).toContain(
      wants('a token of an identity provider that the environment trusts or a Cloud key'),
    );
  });
});
