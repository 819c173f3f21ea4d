import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import type pg from 'pg';
import { labConfig, startTestPostgres, type TestPostgres } from '../test/test-postgres.ts';
import type { DrainRequest, DrainResult } from './drain.ts';

// Measures how fast the sandbox drains a slot, into its broker and into a Delta table, beside `pg_recvlogical` over the
// same rows in the same run. Needs `pg_recvlogical` on the PATH (Debian: postgresql-client).

const rows = Number(process.argv[2] ?? 300_000);
const rounds = Number(process.argv[3] ?? 5);
const rowsPerTransaction = 1_000;
const topic = 'riverhotel.public.bench';
const program = 'pg_recvlogical';

const server = await startTestPostgres();
try {
  await onServer((client) =>
    client.query(`CREATE TABLE bench (id int PRIMARY KEY, name text, note text, amount bigint, at timestamp);
      ALTER TABLE bench OWNER TO debezium; CREATE PUBLICATION bench FOR TABLE bench;
      CREATE PROCEDURE fill(total int, step int) LANGUAGE plpgsql AS $$
      BEGIN
        FOR low IN 1..total BY step LOOP
          INSERT INTO bench SELECT n, 'guest ' || n, 'row ' || n || repeat('x', 40), n * 1000, now()
            FROM generate_series(low, low + step - 1) AS n;
          COMMIT;
        END LOOP;
      END $$`),
  );
  const measured: { reference: number; capture: DrainResult; delta: DrainResult }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await onServer((client) => client.query("INSERT INTO bench VALUES (0, 'first', '', 0, now())"));
    const drains = { capture: await prepare(`capture_${round}`, false), delta: await prepare(`delta_${round}`, true) };
    await onServer((client) => client.query("SELECT pg_create_logical_replication_slot('reference', 'pgoutput')"));
    await onServer((client) => client.query(`CALL fill(${rows}, ${rowsPerTransaction})`));
    const reference = await drainWithReference();
    const [capture, delta] = [await drains.capture(), await drains.delta()];
    measured.push({ reference, capture, delta });
    console.log(
      `round ${round}: ${program} ${rate(reference)} rows/s, captured ${line(capture, reference)}, visible in Delta ${line(delta, reference)}`,
    );
    await onServer((client) =>
      client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots; TRUNCATE bench'),
    );
  }
  const reference = median(measured.map((one) => one.reference));
  const ratio = (kind: 'capture' | 'delta'): string =>
    median(measured.map((one) => one.reference / one[kind].seconds)).toFixed(2);
  const seconds = (kind: 'capture' | 'delta'): number => median(measured.map((one) => one[kind].seconds));
  const peak = (kind: 'capture' | 'delta'): string =>
    Math.max(...measured.map((one) => one[kind].peakMegabytes)).toFixed(0);
  console.log(`| drain of ${rows.toLocaleString('en')} rows | rows/s | ÷ ${program} | peak memory |`);
  console.log('|---|---|---|---|');
  console.log(`| ${program} to /dev/null | ${rate(reference)} | 1 | |`);
  console.log(`| captured, on disk | ${rate(seconds('capture'))} | ${ratio('capture')} | ${peak('capture')} MiB |`);
  console.log(`| visible in Delta | ${rate(seconds('delta'))} | ${ratio('delta')} | ${peak('delta')} MiB |`);
} finally {
  await server.remove();
}

/** A process with a slot of its own. The returned function lets it drain. */
async function prepare(name: string, isDelta: boolean): Promise<() => Promise<DrainResult>> {
  const config = labConfig((server as TestPostgres).postgres, {
    'table.include.list': 'public.bench',
    'publication.name': 'bench',
    'publication.autocreate.mode': 'disabled',
    'slot.name': name,
  });
  const child = fork(join(import.meta.dirname, 'drain.js'));
  const request: DrainRequest = { config, topic, rows, isDelta };
  child.send(request);
  await message(child);
  return async () => {
    child.send('go');
    return (await message(child)) as DrainResult;
  };
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`A drain ended with ${code}`)));
  });
}

/** Seconds that PostgreSQL's own program takes for the slot, up to where the log ends now. */
async function drainWithReference(): Promise<number> {
  const { rows: ends } = await onServer((client) =>
    client.query<{ lsn: string }>('SELECT pg_current_wal_lsn() AS lsn'),
  );
  const { host, port, superuser } = (server as TestPostgres).postgres;
  const startMs = performance.now();
  const args = ['-h', host, '-p', String(port), '-U', superuser.user, '-d', 'workshop', '-S', 'reference', '--start'];
  const options = ['-o', 'proto_version=1', '-o', 'publication_names=bench', '-f', '/dev/null', '--no-loop'];
  const child = spawn(program, [...args, ...options, '--endpos', ends[0]?.lsn ?? ''], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: process.env.PATH, PGPASSWORD: superuser.password.reveal() },
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return (performance.now() - startMs) / 1_000;
}

function onServer<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  return (server as TestPostgres).postgres.withClient(run, 'workshop');
}

function rate(seconds: number): string {
  return Math.round(rows / seconds).toLocaleString('en');
}

function line({ seconds, cpuSeconds, peakMegabytes }: DrainResult, reference: number): string {
  const micros = ((cpuSeconds / rows) * 1e6).toFixed(1);
  return `${rate(seconds)} (${(reference / seconds).toFixed(2)}; ${micros} µs CPU a row, ${peakMegabytes.toFixed(0)} MiB)`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
