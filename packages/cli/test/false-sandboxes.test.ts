import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { descriptionSchema } from '../src/sandbox/description-schema.ts';
import { type Finished, runLab3 } from './run-lab3.ts';

// `--sandbox` reaches the sandbox and no other system, whatever answers there. Asserted where it cannot be argued with:
// at the sockets of the command.

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url: string;
let folder: string;
let answer: Answer;
let received: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(
        [`${request.method} ${request.url}`, JSON.stringify(request.headers), Buffer.concat(chunks)].join('\n'),
      );
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-false-'));
  received = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a person who works on real accounts has in the environment. */
const canaries = {
  CONFLUENT_CLOUD_API_KEY: 'CANARYCLOUDKEY01',
  CONFLUENT_CLOUD_API_SECRET: 'canary-cloud-secret',
  TABLEFLOW_API_KEY: 'CANARYTABLEFLOW1',
  TABLEFLOW_API_SECRET: 'canary-tableflow-secret',
  KAFKA_API_KEY: 'CANARYKAFKAKEY01',
  KAFKA_API_SECRET: 'canary-kafka-secret',
  SCHEMA_REGISTRY_API_KEY: 'CANARYREGISTRY01',
  SCHEMA_REGISTRY_API_SECRET: 'canary-registry-secret',
  DATABRICKS_HOST: 'https://dbc-canary.cloud.databricks.com',
  DATABRICKS_CLIENT_ID: 'canary-client',
  DATABRICKS_CLIENT_SECRET: 'canary-databricks-secret',
  LAB3_DATABASE_HOSTNAME: 'canary.example.com',
  LAB3_DATABASE_PASSWORD: 'canary-database-secret',
};

interface Watched extends Finished {
  /** Hosts that were connected to or looked up, each once. */
  readonly destinations: readonly string[];
}

async function watched(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Watched> {
  const file = join(folder, 'destinations');
  await writeFile(file, '');
  const preload = pathToFileURL(join(import.meta.dirname, 'record-destinations.mjs')).href;
  const finished = await runLab3(args, {
    cwd: folder,
    env: {
      ...canaries,
      LAB3_SANDBOX_TOKEN: 'a-token',
      ...env,
      LAB3_TEST_DESTINATIONS: file,
      NODE_OPTIONS: `--import=${preload}`,
    },
  });
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return { ...finished, destinations: [...new Set(lines)] };
}

/** A complete and true description of a sandbox on this address. */
const complete = (): Record<string, string> =>
  Object.fromEntries(
    Object.keys(descriptionSchema.shape.environment.shape).map((name) => {
      if (/URL|ENDPOINT|DATABRICKS_HOST/.test(name)) return [name, url];
      const values: Record<string, string> = {
        CONFLUENT_ENVIRONMENT_ID: 'env-false1',
        CONFLUENT_KAFKA_CLUSTER_ID: 'lkc-false1',
        CONFLUENT_SERVICE_ACCOUNT_ID: 'sa-false1',
        LAB3_PROVIDER_INTEGRATION_ID: 'cspi-false1',
        LAB3_DATABASE_HOSTNAME: '127.0.0.1',
        LAB3_DATABASE_PORT: '1',
        LAB3_DATABASE_SSLMODE: 'disable',
      };
      return [name, values[name] ?? 'FALSEKEY00000001'];
    }),
  );

const json =
  (body: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const withValue = (name: string, value: unknown): Answer => {
  const body = (): unknown => ({ environment: { ...complete(), [name]: value } });
  return (request, response) => json(body())(request, response);
};

const remote = 'must be an address of this machine: http://127.0.0.1:<port>';
const redirect =
  (location: string): Answer =>
  (_request, response) => {
    response.writeHead(302, { location });
    response.end();
  };

const falseDescriptions: readonly (readonly [what: string, answer: Answer, problem: string])[] = [
  ['null', json(null), 'does not describe a sandbox: is not a JSON object.'],
  ['a list', json([]), 'does not describe a sandbox: is not a JSON object.'],
  ['an empty object', json({}), 'does not describe a sandbox: environment '],
  ['an empty environment', json({ environment: {} }), 'environment.CONFLUENT_CLOUD_BASE_URL is missing'],
  ['an environment that is a list', json({ environment: [] }), 'does not describe a sandbox: environment '],
  [
    'a missing key',
    withValue('KAFKA_API_SECRET', undefined),
    'environment.KAFKA_API_SECRET is missing or is not a text.',
  ],
  ['an empty key', withValue('TABLEFLOW_API_KEY', ''), 'environment.TABLEFLOW_API_KEY is empty.'],
  ['a key that is an object', withValue('KAFKA_API_KEY', {}), 'environment.KAFKA_API_KEY is missing or is not a text.'],
  [
    'a key with a line break',
    withValue('KAFKA_API_KEY', 'a\r\nhost: evil'),
    'environment.KAFKA_API_KEY has control characters.',
  ],
  [
    'a cloud without address',
    withValue('CONFLUENT_CLOUD_BASE_URL', undefined),
    'environment.CONFLUENT_CLOUD_BASE_URL is missing',
  ],
  [
    'the real cloud',
    withValue('CONFLUENT_CLOUD_BASE_URL', 'https://api.confluent.cloud'),
    `environment.CONFLUENT_CLOUD_BASE_URL ${remote}.`,
  ],
  [
    'the real telemetry',
    withValue('CONFLUENT_TELEMETRY_URL', 'https://api.telemetry.confluent.cloud'),
    `environment.CONFLUENT_TELEMETRY_URL ${remote}.`,
  ],
  [
    'a host as the user',
    withValue('DATABRICKS_HOST', 'http://127.0.0.1@evil.example:8080'),
    `environment.DATABRICKS_HOST ${remote}.`,
  ],
  [
    'a host that begins like one',
    withValue('KAFKA_REST_ENDPOINT', 'http://127.0.0.1.evil.example:8080'),
    `environment.KAFKA_REST_ENDPOINT ${remote}.`,
  ],
  [
    'every address',
    withValue('SCHEMA_REGISTRY_REST_ENDPOINT', 'http://0.0.0.0:8080'),
    `environment.SCHEMA_REGISTRY_REST_ENDPOINT ${remote}.`,
  ],
  [
    'an address in another family',
    withValue('DATABRICKS_HOST', 'http://[::ffff:10.0.0.1]:8080'),
    `environment.DATABRICKS_HOST ${remote}.`,
  ],
  ['https', withValue('DATABRICKS_HOST', 'https://127.0.0.1:443'), `environment.DATABRICKS_HOST ${remote}.`],
  [
    'a database elsewhere',
    withValue('LAB3_DATABASE_HOSTNAME', 'db.example.com'),
    'environment.LAB3_DATABASE_HOSTNAME must be an address of this machine: 127.0.0.1.',
  ],
  [
    'a socket as the database',
    withValue('LAB3_DATABASE_HOSTNAME', '/var/run/postgresql'),
    'environment.LAB3_DATABASE_HOSTNAME must be',
  ],
  ['a port that is none', withValue('LAB3_DATABASE_PORT', '5432/x'), 'environment.LAB3_DATABASE_PORT is not a port.'],
  ['a redirect to another host', redirect('http://evil.example/sandbox'), 'returned 302: it is not a sandbox.'],
  [
    'a redirect to the metadata service',
    redirect('http://169.254.169.254/latest'),
    'returned 302: it is not a sandbox.',
  ],
  [
    'a page',
    json('<html>✓ verify tables: complete</html>'),
    'returned something that is not JSON: it is not a sandbox.',
  ],
  ['half a document', json('{"environment":'), 'returned something that is not JSON: it is not a sandbox.'],
  ['no content', json('', 204), 'returned 204: it is not a sandbox.'],
  ['no sandbox', json({}, 404), 'returned 404: it is not a sandbox.'],
  ['another sandbox', json({}, 401), 'does not accept the token of LAB3_SANDBOX_TOKEN (401).'],
  [
    '2 MiB',
    json(JSON.stringify({ environment: 'x'.repeat(2 * 1024 * 1024) })),
    'returned more than 1 MiB: it is not a sandbox.',
  ],
  ['a cut connection', (_request, response) => response.destroy(), 'gave no answer that can be read (ECONNRESET).'],
];

describe('a description that is false or incomplete', () => {
  it.each(falseDescriptions)(
    '%s: nothing leaves this machine, and the error says what is wrong',
    async (_what, given, problem) => {
      answer = given;
      const { code, stdout, stderr, destinations } = await watched(['up', '--sandbox', url]);
      expect([code, stdout, destinations]).toEqual([1, '', ['127.0.0.1']]);
      expect(received.map((one) => one.split('\n')[0])).toEqual(['GET /sandbox']);
      expect(stderr).toMatch(/^\n✗ Could not use the sandbox:\n {2}- --sandbox: .*\n$/);
      expect(stderr).toContain(problem);
      expect(received.join() + stderr).not.toMatch(/canary/i);
    },
  );

  it('covers every variable: each is asked for', async () => {
    const names = Object.keys(complete());
    expect(names).toHaveLength(28);
    for (const name of names) {
      const { [name]: _left, ...environment } = complete();
      expect(descriptionSchema.safeParse({ environment }).success, name).toBe(false);
    }
  });
});

describe('a value of --sandbox that is no sandbox', () => {
  it.each([
    'https://api.confluent.cloud',
    'http://127.0.0.1@evil.example:8080',
    'http://127.0.0.1.evil.example:8080',
    'http://localhost.evil.example:8080',
    'http://[::ffff:127.0.0.1]:8080',
    'http://0.0.0.0:8080',
    'ftp://127.0.0.1:8080',
    'http://169.254.169.254:80',
  ])('%s is not even asked', async (value) => {
    const { code, stderr, destinations } = await watched(['up', '--sandbox', value]);
    expect([code, destinations, stderr]).toEqual([
      1,
      [],
      '\n✗ Could not use the sandbox:\n  - --sandbox: is not an address of this machine, so it is not a sandbox. Give the URL that `lab3 sandbox` printed, http://127.0.0.1:<port>, or its data folder.\n',
    ]);
  });

  it.each([
    ['{"url":"http://evil.example:8080","token":"t","pid":1}', `url ${remote}`],
    ['{"url":"http://127.0.0.1:8080","pid":1}', 'token is missing or is not a text'],
    ['{"url":"http://127.0.0.1:8080","token":"a\\r\\nb","pid":1}', 'token is not a token'],
    ['{"url":"http://127.0.0.1:8080","token":"t","pid":-1}', 'pid is not a process id'],
    ['null', 'is not a JSON object'],
    ['not JSON', 'is not a JSON object'],
  ])('a folder whose sandbox.json is %s', async (text, problem) => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/sandbox.json'), text);
    const { code, stderr, destinations } = await watched(['up', '--sandbox', 'data']);
    expect([code, destinations, stderr]).toEqual([
      1,
      [],
      `\n✗ Could not use the sandbox:\n  - --sandbox: data/sandbox.json is not what a sandbox writes: ${problem}. Remove it and start \`lab3 sandbox\` again.\n`,
    ]);
  });

  it.skipIf(process.platform === 'win32')('a folder whose sandbox.json is a device', async () => {
    await mkdir(join(folder, 'data'));
    await symlink('/dev/zero', join(folder, 'data/sandbox.json'));
    const { code, stderr } = await watched(['up', '--sandbox', 'data']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('data/sandbox.json is not what a sandbox writes.')]);
  });
});

describe('a sandbox that describes itself well', () => {
  it('gets its own keys and no others, and nothing but it is reached, whatever proxies the environment names', async () => {
    answer = (request, response) =>
      request.url === '/sandbox'
        ? json({ environment: complete() })(request, response)
        : json({}, 404)(request, response);
    const proxy = 'http://proxy.example:3128';
    const env = {
      HTTP_PROXY: proxy,
      HTTPS_PROXY: proxy,
      http_proxy: proxy,
      NODE_USE_ENV_PROXY: '1',
      PGHOST: 'pg.example',
    };
    const { code, stderr, destinations } = await watched(['up', '--sandbox', url, '--timeout', '5'], env);
    expect([code, destinations]).toEqual([1, ['127.0.0.1']]);
    expect(received.length).toBeGreaterThan(1);
    expect(received.join('\n') + stderr).not.toMatch(/canary/i);
  });

  it('is the one of this folder, by its URL and by no value at all, with the token that is there', async () => {
    answer = (request, response) =>
      request.headers.authorization === 'Bearer token-of-this-folder'
        ? json(null)(request, response)
        : json({}, 401)(request, response);
    const dataFolder = join(folder, '.lab3/sandbox');
    await mkdir(dataFolder, { recursive: true });
    await writeFile(
      join(dataFolder, 'sandbox.json'),
      JSON.stringify({ url, token: 'token-of-this-folder', pid: process.pid }),
    );
    await chmod(join(dataFolder, 'sandbox.json'), 0o600);
    for (const value of [[url], [url.replace('127.0.0.1', 'localhost')], ['.lab3/sandbox'], []]) {
      const { stderr, destinations } = await watched(['verify', '--sandbox', ...value]);
      expect([stderr, destinations]).toEqual([expect.stringContaining('does not describe a sandbox'), ['127.0.0.1']]);
    }
  });

  it.each(['verify', 'down'])('%s does not start an empty one', async (command) => {
    const { code, stderr, destinations } = await watched([command, '--sandbox']);
    expect([code, destinations, stderr]).toEqual([
      1,
      [],
      '\n✗ Could not use the sandbox:\n  - --sandbox: no sandbox runs in this folder, and a new one would be empty. Start one with `lab3 sandbox`, let `lab3 up --sandbox` fill it, or give the data folder of another.\n',
    ]);
  });
});
