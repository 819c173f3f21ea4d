import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { hotels, until, useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();

/** `pnpm run stop-matrix` takes all 240 moments, in steps of 0.1 ms. */
const momentCount = Number(process.env.STOP_MATRIX_MOMENTS ?? 40);
const stepMs = 24 / momentCount;
/** What a person waits for. A machine that is busy with the whole suite may take longer, and only what hangs is a fault there. */
const limitMs = process.env.STOP_MATRIX_MOMENTS ? 5_000 : 90_000;
const onlyHotels = { 'table.include.list': 'public.hotel' };

interface Stopped {
  readonly afterMs: number;
  readonly tookMs: number;
  /** Sessions that the server still has when `stop` has resolved. */
  readonly sessions: readonly unknown[];
}

test('stopped right after its snapshot', async () => {
  const stopped: Stopped[] = [];
  for (let moment = 0; moment < momentCount; moment += 1) {
    const before = lab.host.broker.endOffset(hotels);
    const capture = lab.start(onlyHotels);
    await lab.host.records(hotels, before + 30);
    stopped.push(await stopAfter(capture, moment * stepMs));
    await lab.sql('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots');
    await lab.host.broker.forgetSource('pg');
  }
  expectAllEnded(stopped);
});

test('stopped while it resumes', async () => {
  await haveSnapshot();
  const stopped: Stopped[] = [];
  for (let moment = 0; moment < momentCount; moment += 1) {
    stopped.push(await stopAfter(lab.start(onlyHotels), moment * stepMs));
  }
  expectAllEnded(stopped);
});

// It waits 100 ms, so that the second half of the moments lies where it connects again.
test.each([0, 95])('stopped in its back-off, from %d ms on', async (fromMs) => {
  await haveSnapshot();
  const stopped: Stopped[] = [];
  for (let moment = 0; moment < momentCount; moment += 1) {
    const capture = lab.start(onlyHotels);
    await until(async () => {
      const ended = await lab.sql(
        'SELECT pg_terminate_backend(active_pid) AS ended FROM pg_replication_slots WHERE active',
      );
      return ended.length > 0;
    });
    stopped.push(await stopAfter(capture, fromMs + moment * stepMs));
  }
  expectAllEnded(stopped);
});

test('stopped while the server waits for somebody else before it makes the slot', async () => {
  await lab.server.postgres.withClient(async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    const capture = lab.start(onlyHotels);
    await until(async () => {
      const waiting = await lab.sql("SELECT FROM pg_stat_activity WHERE query LIKE 'CREATE_REPLICATION_SLOT%'");
      return waiting.length > 0;
    });
    expectAllEnded([await stopAfter(capture, 100)]);
    await client.query('COMMIT');
  }, 'workshop');
});

test('stopped while a server that accepts connections says nothing', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const capture = lab.start({ ...onlyHotels, 'database.port': String(port) });
  await until(async () => sockets.size > 0);
  expectAllEnded([await stopAfter(capture, 100)]);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

async function haveSnapshot(): Promise<void> {
  const capture = lab.start(onlyHotels);
  await lab.host.records(hotels, 30);
  await capture.stop();
}

async function stopAfter(capture: { stop(): Promise<void> }, afterMs: number): Promise<Stopped> {
  const startMs = performance.now();
  // A timer is too coarse for a tenth of a millisecond.
  while (performance.now() - startMs < afterMs) await new Promise((resolve) => setImmediate(resolve));
  const stopMs = performance.now();
  await capture.stop();
  const tookMs = performance.now() - stopMs;
  const sessions = await lab.sql(
    `SELECT pid, 'session' AS what FROM pg_stat_activity WHERE application_name = 'Debezium'
     UNION ALL SELECT active_pid, 'slot' FROM pg_replication_slots WHERE active`,
  );
  return { afterMs, tookMs, sessions };
}

function expectAllEnded(stopped: readonly Stopped[]): void {
  const times = stopped.map(({ tookMs }) => tookMs).sort((left, right) => left - right);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  const { currentTestName } = expect.getState();
  process.stdout.write(`${currentTestName}: ${stopped.length} stops, median ${at(0.5)} ms, longest ${at(1)} ms\n`);
  expect(stopped.filter(({ tookMs, sessions }) => tookMs > limitMs || sessions.length > 0)).toEqual([]);
}
