import { Agent } from 'node:https';
import { afterEach, expect, it, vi } from 'vitest';
import { type Credentials, createTransport, NetworkError } from '../src/index.ts';

const credentials: Credentials = { authorize: async () => 'Bearer x', describe: () => 'a token' };
afterEach(() => vi.unstubAllEnvs());

it.each([
  ['named, where nobody says how to send', {}, true],
  ['not named beside a fetch that was given', { fetch: (request: Request) => globalThis.fetch(request) }, false],
  ['not named beside an agent that was given', { agent: new Agent() }, false],
])('a proxy that Node ignores is %s, when a host cannot be reached', async (_what, options, isNamed) => {
  vi.stubEnv('NO_PROXY', undefined);
  vi.stubEnv('no_proxy', undefined);
  vi.stubEnv('https_proxy', undefined);
  vi.stubEnv('HTTPS_PROXY', 'http://user:river-proxy-password@proxy.invalid:3128');
  const send = createTransport({ service: 'River Cloud', credentials, maxRetries: 0, ...options });
  const error: unknown = await send(new Request('https://api.river.invalid/rivers')).catch((thrown) => thrown);
  expect(NetworkError.isInstance(error)).toBe(true);
  const { message } = error as Error;
  expect(message).toContain('Check that https://api.river.invalid can be reached from here.');
  expect(message.includes('HTTPS_PROXY is set')).toBe(isNamed);
  expect(message).not.toContain('river-proxy-password');
});
