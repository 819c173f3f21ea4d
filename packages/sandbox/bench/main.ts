import { startTestPostgres } from '../test/test-postgres.ts';
import { createBenchTable } from './bench-table.ts';
import { debeziumDrain } from './debezium-drain.ts';
import type { Drain, DrainResult } from './drain.ts';
import { roundLine, summary } from './drain-report.ts';
import { referenceDrain } from './reference-drain.ts';
import { sandboxDrain } from './sandbox-drain.ts';

// Measures how fast the sandbox drains a slot, into its broker and into a Delta table, beside `pg_recvlogical` over the
// same rows in the same run, and beside Debezium if its class path is given. Needs `pg_recvlogical` on the PATH (Debian:
// postgresql-client).
//
// With KAFKA_BOOTSTRAP_SERVERS (`pnpm run kafka -- pnpm bench:sandbox`), beside its topics in Kafka.
//
// Arguments: how many rows (300,000), how many rounds (5), the class path of Debezium (none).

const rows = Number(process.argv[2] ?? 300_000);
const rounds = Number(process.argv[3] ?? 5);
const classPath = process.argv[4];
const kafka = process.env.KAFKA_BOOTSTRAP_SERVERS;

const server = await startTestPostgres();
try {
  const table = await createBenchTable(server.postgres, rows);
  const drains: readonly Drain[] = [
    referenceDrain(table),
    ...(classPath ? [debeziumDrain(table, classPath)] : []),
    sandboxDrain(table, { label: 'captured, on disk', isDelta: false }),
    sandboxDrain(table, { label: 'visible in Delta', isDelta: true }),
    // One, as whoever opens the topics takes them over.
    ...(kafka ? [sandboxDrain(table, { label: 'captured, in Kafka', isDelta: false, kafka: kafka.split(',') })] : []),
  ];
  const measured: (readonly DrainResult[])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const results = await runRound(drains, round);
    measured.push(results);
    console.log(`round ${round + 1}: ${roundLine(rows, drains, results)}`);
  }
  console.log(summary(rows, drains, measured));

  async function runRound(all: readonly Drain[], round: number): Promise<readonly DrainResult[]> {
    await table.addFirstRow();
    const starts: (() => Promise<DrainResult>)[] = [];
    for (const [index, drain] of all.entries()) starts.push(await drain.prepare(`round_${round}_${index}`));
    await table.fill();
    const results: DrainResult[] = [];
    for (let turn = 0; turn < starts.length; turn += 1) {
      // Another one is the first in each round, and finds the log less warm than the others.
      const index = (round + turn) % starts.length;
      const start = starts[index];
      if (start) results[index] = await start();
    }
    await table.clear();
    return results;
  }
} finally {
  await server.remove();
}
