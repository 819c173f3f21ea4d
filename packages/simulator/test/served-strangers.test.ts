import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, riverHotels, type ServedSimulator, serveSimulator } from '../src/index.ts';
import { jsonOf, rawRequest, statusOf } from './raw-request.ts';

// The simulator on a port serves programs on this machine. A page in a browser of this machine is somebody else.

let served: ServedSimulator;
const simulator = createSimulator();

beforeAll(async () => {
  served = await serveSimulator(simulator);
});
afterAll(() => served.close());

const ask = async (name: string, ...headers: readonly string[]): Promise<number> => {
  const port = new URL(served.databricksUrl).port;
  const lines = ['GET /oidc/.well-known/oauth-authorization-server HTTP/1.1', `Host: ${name.replace('PORT', port)}`];
  return statusOf(
    await rawRequest(served.databricksUrl, [...lines, ...headers.map((header) => header.replace('PORT', port))]),
  );
};

describe('the Host of a request', () => {
  it.each([
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['[::1]:PORT', 200],
    ['127.0.0.1', 403],
    ['127.0.0.1:1', 403],
    ['127.0.0.1:PORT.evil.example', 403],
    ['evil.example', 403],
    ['evil.example:PORT', 403],
    ['localhost.evil.example:PORT', 403],
    ['127.0.0.2:PORT', 403],
    ['0.0.0.0:PORT', 403],
  ])('%s is %i', async (name, status) => {
    expect(await ask(name)).toBe(status);
  });
});

describe('a page that makes a browser send a request', () => {
  it.each([
    ['Origin: http://127.0.0.1:PORT', 200],
    ['Origin: http://localhost:PORT', 200],
    ['Origin: https://evil.example', 403],
    ['Origin: http://127.0.0.1:1', 403],
    ['Origin: https://127.0.0.1:PORT', 403],
    ['Origin: null', 403],
    ['Origin: ', 403],
    ['Sec-Fetch-Site: none', 200],
    ['Sec-Fetch-Site: same-origin', 200],
    ['Sec-Fetch-Site: same-site', 403],
    ['Sec-Fetch-Site: cross-site', 403],
  ])('%s is %i', async (header, status) => {
    expect(await ask('127.0.0.1:PORT', header)).toBe(status);
  });

  it('is refused in the shape of the cloud, and never reaches it', async () => {
    simulator.forgetCalls();
    const { port } = new URL(served.confluentUrl);
    const answer = await rawRequest(served.confluentUrl, [
      'GET /org/v2/environments HTTP/1.1',
      `Host: rebound.example:${port}`,
    ]);
    expect(jsonOf(answer)).toMatchObject({
      errors: [
        {
          status: '403',
          detail: `Only Host 127.0.0.1:${port}, localhost:${port} and [::1]:${port} are served.`,
        },
      ],
    });
    expect(simulator.calls).toEqual([]);
  });
});

describe('what else is not served', () => {
  it.each([
    ['TRACE /org/v2/environments', 405],
    ['GET http://evil.example/org/v2/environments', 400],
    ['OPTIONS *', 400],
  ])('%s is %i', async (line, status) => {
    const { host } = new URL(served.confluentUrl);
    expect(statusOf(await rawRequest(served.confluentUrl, [`${line} HTTP/1.1`, `Host: ${host}`]))).toBe(status);
  });
});

describe('a discovery document', () => {
  it('names the address that we serve, whatever the headers say', async () => {
    const { port } = new URL(served.databricksUrl);
    const answer = await rawRequest(served.databricksUrl, [
      'GET /oidc/.well-known/oauth-authorization-server HTTP/1.1',
      `Host: localhost:${port}`,
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example',
    ]);
    expect(jsonOf(answer)).toMatchObject({
      token_endpoint: `http://127.0.0.1:${port}/oidc/v1/token`,
    });
  });

  it('names the workspace in process', async () => {
    const { workspaceUrl } = riverHotels.databricks;
    const answer = await simulator.fetch(new Request(`${workspaceUrl}/oidc/.well-known/oauth-authorization-server`));
    expect(await answer.json()).toMatchObject({ token_endpoint: `${workspaceUrl}/oidc/v1/token` });
  });
});
