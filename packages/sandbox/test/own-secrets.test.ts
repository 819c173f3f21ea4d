import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riverHotels, type Sandbox, type SandboxAccess, startSandbox, type World } from '../src/index.ts';

// A sandbox is started with what a person has in the environment. None of it may be in the sandbox, and what the
// sandbox makes instead is for its owner alone.

const canaries = ['canary-cloud', 'canary-tableflow', 'canary-kafka', 'canary-databricks', 'canary-database'] as const;
const [cloud, tableflow, kafka, databricks, database] = canaries;
const given: World = {
  ...riverHotels,
  keys: {
    cloud: { id: 'GIVENCLOUDKEY001', secret: cloud },
    tableflow: { id: 'GIVENTABLEFLOW01', secret: tableflow },
    kafka: { id: 'GIVENKAFKAKEY001', secret: kafka },
    schemaRegistry: { id: 'GIVENSCHEMAKEY01', secret: kafka },
  },
  databricks: {
    ...riverHotels.databricks,
    adminToken: databricks,
    servicePrincipal: { ...riverHotels.databricks.servicePrincipal, clientSecret: databricks },
  },
  database: { ...riverHotels.database, password: database },
};

let folder: string;
let dataFolder: string;
let sandbox: Sandbox;
const accessFile = (): string => join(dataFolder, 'sandbox.json');
const access = async (): Promise<SandboxAccess> => JSON.parse(await readFile(accessFile(), 'utf8')) as SandboxAccess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-secrets-'));
  dataFolder = join(folder, 'sandbox');
  sandbox = await startSandbox({ dataFolder, world: given });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

describe('the secrets of a sandbox', () => {
  it('are its own: the ids are those it was given, the secrets are not', () => {
    const { credentials, postgres } = sandbox.description;
    expect(credentials.cloud).toEqual({ id: 'GIVENCLOUDKEY001', secret: expect.stringMatching(/^[0-9a-f]{48}$/) });
    const secrets = [
      credentials.cloud.secret,
      credentials.tableflow.secret,
      credentials.kafka.secret,
      credentials.schemaRegistry.secret,
      credentials.databricks.clientSecret,
      credentials.databricksAdmin.token,
      postgres.password,
    ];
    expect(new Set(secrets).size).toBe(7);
    expect(JSON.stringify(sandbox.description)).not.toContain('canary');
  });

  it('are the only ones in its files', async () => {
    const names = await readdir(dataFolder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      names
        .filter((entry) => entry.isFile())
        .map(async (entry) => ({
          name: entry.name,
          text: await readFile(join(entry.parentPath, entry.name), 'latin1'),
        })),
    );
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ text }) => canaries.some((canary) => text.includes(canary)))).toEqual([]);
  });

  it('open both clouds, and those that were given do not', async () => {
    const { confluent, credentials } = sandbox.description;
    const status = async (id: string, secret: string): Promise<number> => {
      const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
      return (await fetch(`${confluent.baseUrl}/org/v2/environments`, { headers: { authorization } })).status;
    };
    expect(await status(credentials.cloud.id, credentials.cloud.secret)).toBe(200);
    expect(await status(credentials.cloud.id, cloud)).toBe(401);
  });
});

describe('sandbox.json', () => {
  it('says where the sandbox serves, and is for its owner alone', async () => {
    expect(await access()).toEqual({
      url: sandbox.description.confluent.baseUrl,
      token: expect.stringMatching(/^[0-9a-f]{48}$/),
      pid: process.pid,
    });
    expect((await stat(accessFile())).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataFolder, 'store'))).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['GET', 'right', 200],
    ['GET', 'wrong', 401],
    ['GET', 'none', 401],
    ['GET', 'basic', 401],
    ['POST', 'right', 405],
    ['HEAD', 'right', 405],
    ['DELETE', 'none', 405],
  ])('opens /sandbox by GET: %s with the %s token is %i', async (method, kind, status) => {
    const { url, token } = await access();
    const authorization = {
      right: `Bearer ${token}`,
      wrong: `Bearer ${token.replace(/./g, '0')}`,
      none: undefined,
      basic: `Basic ${token}`,
    }[kind];
    const response = await fetch(`${url}/sandbox`, { method, headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(status);
    const text = await response.text();
    if (status === 200) expect(JSON.parse(text)).toEqual(sandbox.description);
    else expect(text).not.toMatch(/[0-9a-f]{48}/);
  });

  it('is gone after a stop, takes the place of a symbolic link, and the secrets stay the same', async () => {
    const [before, description] = [await access(), sandbox.description];
    await sandbox.stop();
    await expect(stat(accessFile())).rejects.toMatchObject({ code: 'ENOENT' });
    const target = join(folder, 'somebody-elses.txt');
    await writeFile(target, 'untouched');
    await symlink(target, accessFile());

    sandbox = await startSandbox({ dataFolder, world: given });
    expect(await readFile(target, 'utf8')).toBe('untouched');
    expect((await lstat(accessFile())).isFile()).toBe(true);
    expect(sandbox.description).toEqual(description);
    const { token, ...rest } = await access();
    expect({ ...rest, isSameToken: token === before.token }).toEqual({
      url: before.url,
      pid: before.pid,
      isSameToken: false,
    });
  });
});
