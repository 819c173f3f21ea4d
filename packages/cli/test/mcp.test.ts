import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';

// `lab3 mcp` as a program sees it that speaks the protocol: the SDK's own client, over standard input and output.

const command = join(import.meta.dirname, '../dist/lab3.js');
const reading = ['config', 'doctor', 'plan', 'status', 'verify', 'diagnose', 'audit'].map((name) => `lab3_${name}`);
const changing = ['up', 'down', 'enable', 'resume'].map((name) => `lab3_${name}`);
let folder: string;
let sandbox: Sandbox;
const open: Client[] = [];
/** What was on standard output beside the protocol. */
const strangeLines: unknown[] = [];
/** Everything that tools and resources gave, as text. */
let given = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-mcp-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
});
afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

async function connect(...more: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  client.onerror = (error) => strangeLines.push(error);
  const args = [command, 'mcp', '--sandbox', sandbox.description.dataFolder, ...more];
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args, cwd: folder, env: { PATH: process.env.PATH ?? '' } }),
  );
  open.push(client);
  return client;
}

async function call(client: Client, name: string, input: Record<string, unknown> = {}): Promise<CallToolResult> {
  const result = await client.callTool({ name, arguments: input }, undefined, { timeout: 600_000 });
  given += JSON.stringify(result);
  return result as CallToolResult;
}
const textOf = ({ content }: CallToolResult): string => content.map((one) => ('text' in one ? one.text : '')).join('');

describe('the tools', () => {
  it('only read unless changes are allowed, and say so', async () => {
    const { tools } = await (await connect()).listTools();
    expect(tools.map(({ name }) => name)).toEqual(reading);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(tools.every(({ outputSchema }) => outputSchema?.type === 'object')).toBe(true);
    const all = await (await connect('--allow-changes')).listTools();
    expect(all.tools.map(({ name }) => name)).toEqual([...reading, ...changing]);
    expect(all.tools.filter(({ annotations }) => annotations?.destructiveHint).map(({ name }) => name)).toEqual([
      'lab3_down',
    ]);
  });

  it('cannot be called by another name', async () => {
    const result = await call(await connect(), 'lab3_up');
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('lab3_up');
  });

  it('give a failure as the text that a person reads', async () => {
    const env = { PATH: process.env.PATH ?? '' };
    const client = new Client({ name: 'test', version: '1.0.0' });
    open.push(client);
    const args = [command, 'mcp'];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder, env }));
    const result = await call(client, 'lab3_status');
    expect([result.isError, textOf(result).split('\n')[0]]).toEqual([true, 'Nothing says which lab is meant.']);
  });

  it('take no wrong input', async () => {
    expect((await call(await connect(), 'lab3_diagnose', { part: '' })).isError).toBe(true);
  });
});

describe('a lab', () => {
  it('is set up once its plan was quoted, and only then', async () => {
    const client = await connect('--allow-changes');
    const planned = await call(client, 'lab3_up');
    const confirm =
      'create Unity Catalog integration; create PostgreSQL CDC connector; enable Tableflow on riverhotel.public.hotel; enable Tableflow on riverhotel.public.customer';
    expect(planned.structuredContent).toMatchObject({ outcome: 'planned', confirm, document: { problems: [] } });

    const guessed = await call(client, 'lab3_up', { confirm: 'yes' });
    expect([guessed.isError, textOf(guessed)]).toEqual([
      true,
      `Nothing was changed: \`confirm\` is not the plan as it is now, which is: ${confirm}`,
    ]);
    const status = await call(client, 'lab3_status');
    expect(status.structuredContent).toMatchObject({ verdict: 'not healthy' });

    const done = await call(client, 'lab3_up', { confirm });
    expect(done.structuredContent).toMatchObject({ outcome: 'done', document: { verdict: 'complete' } });
    expect((await call(client, 'lab3_up')).structuredContent).toMatchObject({ outcome: 'nothing to do' });
  });

  it('is shown by every tool that reads', async () => {
    const client = await connect();
    const documents: unknown[] = [];
    for (const name of reading) {
      const input = name === 'lab3_diagnose' ? { part: 'integration' } : {};
      documents.push((await call(client, name, input)).structuredContent);
    }
    expect(documents).toMatchObject([
      { verdict: 'complete', problems: [] },
      { verdict: 'healthy' },
      { problems: [] },
      { verdict: 'healthy' },
      { verdict: 'complete', tables: [{ verdict: 'complete' }, { verdict: 'complete' }] },
      { part: 'integration', health: { state: 'healthy', phase: 'CONNECTED' } },
      { verdict: 'leftovers' },
    ]);
  });

  it('is taken back once its plan was quoted', async () => {
    const client = await connect('--allow-changes');
    const { structuredContent: planned } = await call(client, 'lab3_down');
    const { confirm } = planned as { readonly confirm: string };
    expect(confirm.split('; ')).toEqual([
      'remove Tableflow topic riverhotel.public.hotel',
      'remove Tableflow topic riverhotel.public.customer',
      'remove catalog integration tableflow-databricks-workshop',
      'remove connector sa-river1-postgres-cdc',
    ]);
    expect((await call(client, 'lab3_down', { confirm })).structuredContent).toMatchObject({ outcome: 'done' });
    expect((await call(client, 'lab3_down')).structuredContent).toMatchObject({ outcome: 'nothing to do' });
  });

  it('has one more table once that was quoted', async () => {
    const client = await connect('--allow-changes');
    const input = { topic: 'riverhotel.public.hotel', retention: '8w', onError: 'log' };
    const { structuredContent: planned } = await call(client, 'lab3_enable', input);
    const confirm = 'enable Tableflow on riverhotel.public.hotel, retention 8w, on error log';
    expect(planned).toMatchObject({ outcome: 'planned', confirm, document: { health: { state: 'absent' } } });
    expect((await call(client, 'lab3_enable', { ...input, confirm })).structuredContent).toMatchObject({
      outcome: 'done',
      document: { outcome: 'created' },
    });
    expect((await call(client, 'lab3_resume', { topic: input.topic })).structuredContent).toMatchObject({
      outcome: 'nothing to do',
    });
  });
});

it('the pages are resources', async () => {
  const client = await connect();
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toContain('lab3://docs/troubleshooting');
  for (const { uri } of resources) {
    const { contents } = await client.readResource({ uri });
    expect(contents).toMatchObject([{ uri, mimeType: 'text/markdown', text: expect.stringMatching(/^# /) }]);
  }
});

it('nothing but the protocol was on standard output, and no secret was given', () => {
  expect(strangeLines).toEqual([]);
  const { environment, credentials } = sandbox.description;
  const secrets = Object.entries(environment).flatMap(([name, value]) => (/SECRET|PASSWORD/.test(name) ? [value] : []));
  expect(secrets.length).toBeGreaterThan(4);
  expect([...secrets, credentials.databricks.clientSecret].filter((secret) => given.includes(secret))).toEqual([]);
});

it('standard input cannot be a Terraform output, too', async () => {
  const { code, stderr } = await runLab3(['mcp', '--terraform-output', '-'], { cwd: folder });
  expect([code, stderr]).toEqual([
    1,
    '\n✗ Could not serve the tools:\n  - --terraform-output: standard input carries the protocol. Give the name of a file.\n',
  ]);
});
