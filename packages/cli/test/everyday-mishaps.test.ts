import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainFileError } from '../src/explain-file-error.ts';
import { type Receipt, receiptPath, writeReceipt } from '../src/receipt.ts';
import { explainStart } from '../src/sandbox/explain-start.ts';
import { runLab3 } from './run-lab3.ts';
import { startSandboxProcess } from './sandbox-process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-mishaps-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const receipt: Receipt = {
  date: '2026-01-01T00:00:00.000Z',
  environmentId: 'env-river1',
  kafkaClusterId: 'lkc-river1',
  topicPrefix: 'riverhotel',
  connectorName: 'riverhotel-postgres-cdc',
  integrationName: 'tableflow-databricks-workshop',
  catalogName: 'river-hotels',
  versions: { lab3: '0.0.0', node: '22.0.0' },
  verdict: 'complete',
  tables: [],
  steps: [],
};

describe('the receipt', () => {
  it.skipIf(process.platform === 'win32')(
    'takes the place of a symbolic link, and what that leads to stays as it is',
    async () => {
      const precious = join(folder, 'precious');
      await writeFile(precious, 'mine');
      await mkdir(join(folder, 'linked'));
      await symlink(precious, join(folder, 'linked/receipt.json'));
      expect(await writeReceipt(receipt, join(folder, 'linked/receipt.json'))).toBeUndefined();
      expect(await readFile(precious, 'utf8')).toBe('mine');
      expect(JSON.parse(await readFile(join(folder, 'linked/receipt.json'), 'utf8'))).toEqual(receipt);
    },
  );

  it.skipIf(process.platform === 'win32')('is not written into a folder that is a symbolic link', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'link'));
    expect(await writeReceipt(receipt, join(folder, 'link/receipt.json'))).toBe(
      `${join(folder, 'link')} is a symbolic link.`,
    );
    await expect(stat(join(folder, 'elsewhere/receipt.json'))).rejects.toThrow('ENOENT');
  });

  it('that cannot be written is told in words', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const path = join(folder, 'a-file/receipt.json');
    expect(await writeReceipt(receipt, path)).toMatch(
      /a-file\/receipt\.json cannot be written: .+ \((ENOTDIR|EEXIST)\)\.$/,
    );
    expect(receiptPath).toBe('.lab3/receipt.json');
  });

  it('has no controls of others in it', async () => {
    const path = join(folder, 'controls.json');
    const reason = '\u001b[2J\u202e✓ verify tables: complete\u0085';
    const table = {
      topic: 't',
      fullTableName: null,
      sourceRows: null,
      topicRecords: null,
      deltaRows: null,
      verdict: 'behind',
      reason,
    };
    await writeReceipt({ ...receipt, tables: [table as unknown as Receipt['tables'][number]] }, path);
    expect(await readFile(path, 'utf8')).not.toMatch(/[\u0080-\u009f\u202e]|\\u001b/);
  });
});

describe('errors of the system', () => {
  const fault = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });

  it.each([
    ['EACCES', '.lab3 cannot be written: you may not write there (EACCES).'],
    ['EPERM', '.lab3 cannot be written: it belongs to somebody else (EPERM).'],
    ['EROFS', '.lab3 cannot be written: the file system is read-only (EROFS).'],
    ['ENOSPC', '.lab3 cannot be written: the disk is full (ENOSPC).'],
  ])('%s while a file is written', (code, text) => {
    expect(explainFileError(fault(code), '.lab3')).toBe(text);
  });

  it.each([
    [
      { code: 'EADDRINUSE', port: 4711 },
      '--port: port 4711 of this machine is in use by another program. Stop that program, or take another port: --port for Confluent Cloud, another --data-folder for the others.',
    ],
    [
      { code: 'EROFS' },
      '--data-folder: data cannot be written: the file system is read-only (EROFS). Give a folder of your own with --data-folder.',
    ],
    [
      { code: 'EPERM', path: 'data/store' },
      '--data-folder: data/store cannot be written: it belongs to somebody else (EPERM). Give a folder of your own with --data-folder.',
    ],
    [
      { code: 'ENOSPC' },
      '--data-folder: data cannot be written: the disk is full (ENOSPC). Make room, or give a folder on another disk with --data-folder.',
    ],
  ])('%o while the sandbox starts', (facts, text) => {
    const { code, ...more } = facts;
    expect(String((explainStart(fault(code, more), 'data') as Error).message)).toBe(
      `Could not start the sandbox:\n  - ${text}`,
    );
  });

  it('other errors of the start stay as they are', () => {
    const error = new Error('something else');
    expect(explainStart(error, 'data')).toBe(error);
  });

  it('a port that is in use, and another one', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const args = ['sandbox', '--json', '--data-folder', 'ports', '--port'];
    const { code, stdout } = await runLab3([...args, String(port)], { cwd: folder });
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      {
        error: {
          name: 'InputError',
          code: 'invalid_input',
          isRetryable: false,
          problems: [
            {
              path: '--port',
              problem: `port ${port} of this machine is in use by another program.`,
              remedy:
                'Stop that program, or take another port: --port for Confluent Cloud, another --data-folder for the others.',
            },
          ],
          message: `Could not start the sandbox:\n  - --port: port ${port} of this machine is in use by another program. Stop that program, or take another port: --port for Confluent Cloud, another --data-folder for the others.`,
        },
      },
    ]);
    other.close();
    const sandbox = await startSandboxProcess(['--data-folder', 'ports', '--port', String(port)], folder);
    expect(sandbox.description.confluent.baseUrl).toBe(`http://127.0.0.1:${port}`);
    await sandbox.end('SIGTERM');
    const again = await startSandboxProcess(['--data-folder', 'ports'], folder);
    expect(again.description.confluent.baseUrl).toBe(`http://127.0.0.1:${port}`);
    await again.end('SIGTERM');
  });

  it.each(['0', '65536', '1.5', 'x'])('--port %s', async (port) => {
    const { code, stderr } = await runLab3(['sandbox', '--data-folder', 'ports', '--port', port], { cwd: folder });
    expect([code, stderr]).toEqual([
      1,
      '\n✗ Could not start the sandbox:\n  - port: must be a whole number from 1 to 65535. Leave it out for a free one.\n',
    ]);
  });

  it('a data folder that is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const { code, stderr } = await runLab3(['sandbox', '--data-folder', 'file'], { cwd: folder });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^\n✗ Could not start the sandbox:\n {2}- --data-folder: .*file.* cannot be written: .+\. Give a folder of your own with --data-folder\.\n$/,
      ),
    ]);
  });
});
