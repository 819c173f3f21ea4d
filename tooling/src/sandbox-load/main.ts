import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Asks a served sandbox 200,000 times for something and sends it 50 bodies of 50 MB, and prints what memory it takes
// before and after. Needs `turbo run build` before, and Linux, whose /proc says what a process takes.

const gets = Number(process.argv[2] ?? 200_000);
const bodies = Number(process.argv[3] ?? 50);
const bodyBytes = 50 * 1024 * 1024;
const mostGrowthMb = 64;

const folder = mkdtempSync(join(tmpdir(), 'sandbox-load-'));
const command = join(import.meta.dirname, '../../../packages/cli/dist/lab3.js');
const child = spawn(process.execPath, [command, 'sandbox', '--json', '--data-folder', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
});

try {
  await firstLine();
  const { url, token } = JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  const described = await fetch(`${url}/sandbox`, { headers: { authorization: `Bearer ${token}` } });
  const { confluent, credentials } = (await described.json()) as {
    confluent: { baseUrl: string };
    credentials: { cloud: { id: string; secret: string } };
  };
  const { id, secret } = credentials.cloud;
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const get = () => send(confluent.baseUrl, '/org/v2/environments', { agent, headers: { authorization } });
  const statuses = new Map<string, number>();
  const count = (kind: string, status: number): void => {
    const key = `${kind} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };

  // A server that has just started has not compiled anything yet: what it takes then is not what it keeps.
  await inParallel(5_000, async () => count('warming GET', await get()));
  const before = memoryMb();
  const startedAt = performance.now();
  await inParallel(gets, async () => count('GET', await get()));
  const afterGets = memoryMb();
  const headers = { authorization, 'content-type': 'application/json' };
  for (let index = 0; index < bodies; index += 1) {
    const length = index % 2 === 0 ? { 'content-length': String(bodyBytes) } : { 'transfer-encoding': 'chunked' };
    const options = { method: 'POST', headers: { ...headers, ...length } };
    count('POST', await send(confluent.baseUrl, '/iam/v2/api-keys', options, bodyBytes));
  }
  const after = memoryMb();
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log([...statuses].map(([kind, times]) => `${kind}: ${times}`).join(', '), `in ${seconds} s`);
  console.log(`memory: ${before} MB before, ${afterGets} MB after the GETs, ${after} MB after the bodies`);
  process.exitCode = after - before > mostGrowthMb ? 1 : 0;
} finally {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** What it prints once it is ready. */
function firstLine(): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
  });
}

function memoryMb(): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

async function inParallel(times: number, work: () => Promise<void>): Promise<void> {
  let started = 0;
  const worker = async (): Promise<void> => {
    while (started < times) {
      started += 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

/** The status of the answer; 0 where the server hung up while it was still being sent to. */
function send(
  baseUrl: string,
  path: string,
  options: { method?: string; agent?: Agent; headers: Readonly<Record<string, string>> },
  bytes = 0,
): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(`${baseUrl}${path}`, options, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', () => resolve(0));
    const chunk = Buffer.alloc(1024 * 1024, 32);
    let sent = 0;
    const more = (): void => {
      while (sent < bytes) {
        sent += chunk.length;
        if (!asked.write(chunk)) {
          asked.once('drain', more);
          return;
        }
      }
      asked.end();
    };
    more();
  });
}
