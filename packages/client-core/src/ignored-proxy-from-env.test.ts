import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hintOfIgnoredProxy } from './ignored-proxy-from-env.ts';

const cloud = new URL('https://api.river.example/rivers');
const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy', 'NODE_USE_ENV_PROXY'];
const proxy = 'http://user:river-proxy-password@proxy.example:3128';
const { versions } = process;

function runOn(node: string): void {
  Object.defineProperty(process, 'versions', { value: { ...versions, node }, configurable: true });
}

beforeEach(() => {
  for (const name of [...names, 'NODE_OPTIONS']) vi.stubEnv(name, undefined);
  runOn('24.11.0');
});
afterEach(() => {
  vi.unstubAllEnvs();
  Object.defineProperty(process, 'versions', { value: versions, configurable: true });
});

describe('a proxy that the environment names and this Node does not use', () => {
  it.each([
    ['HTTPS_PROXY', cloud],
    ['https_proxy', cloud],
    ['HTTP_PROXY', new URL('http://api.river.example/rivers')],
    ['http_proxy', new URL('http://api.river.example/rivers')],
  ])('%s is named, without its value', (name, url) => {
    vi.stubEnv(name, proxy);
    expect(hintOfIgnoredProxy(url)).toBe(`${name} is set, and Node uses it only with NODE_USE_ENV_PROXY=1.`);
  });

  it.each(['20.19.5', '22.20.0', '23.11.1'])('Node %s cannot use one at all, whatever is set', (version) => {
    runOn(version);
    vi.stubEnv('HTTPS_PROXY', proxy);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(hintOfIgnoredProxy(cloud)).toBe(
      `HTTPS_PROXY is set, and Node ${version} cannot use it: run this on Node 24 with NODE_USE_ENV_PROXY=1, or give an agent.`,
    );
  });

  it.each([
    ['nothing is set', {}],
    ['it is set to nothing', { HTTPS_PROXY: '' }],
    ['it is for the other scheme', { HTTP_PROXY: proxy }],
    ['Node uses it', { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: '1' }],
    ['Node uses it by an option', { HTTPS_PROXY: proxy, NODE_OPTIONS: '--no-warnings --use-env-proxy' }],
    ['NO_PROXY names all', { HTTPS_PROXY: proxy, NO_PROXY: '*' }],
    ['NO_PROXY names the host', { HTTPS_PROXY: proxy, NO_PROXY: 'other.example, API.river.example' }],
    ['NO_PROXY names the domain', { HTTPS_PROXY: proxy, no_proxy: '.river.example' }],
    ['NO_PROXY names the domain with a star', { HTTPS_PROXY: proxy, no_proxy: '*.river.example' }],
    ['NO_PROXY names host and port', { HTTPS_PROXY: proxy, no_proxy: 'api.river.example:443' }],
  ])('is not mentioned where %s', (_when, variables) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    expect(hintOfIgnoredProxy(cloud)).toBeUndefined();
  });

  it.each(['ver.example', 'api.river.example:8443', 'example.river'])('NO_PROXY=%s does not name it', (list) => {
    vi.stubEnv('HTTPS_PROXY', proxy);
    vi.stubEnv('NO_PROXY', list);
    expect(hintOfIgnoredProxy(cloud)).toContain('HTTPS_PROXY is set');
  });

  it.each(['https://localhost:3000', 'https://127.0.0.1', 'https://[::1]:8080'])('%s needs none', (url) => {
    vi.stubEnv('HTTPS_PROXY', proxy);
    expect(hintOfIgnoredProxy(new URL(url))).toBeUndefined();
  });
});
