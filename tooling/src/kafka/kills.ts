import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKilledSandbox, runLab3 } from './killed-sandbox.ts';
import { createHotelTopic, isEachRowOnce, settledRows } from './lab-rows.ts';
import { startWriter } from './source-writer.ts';
import { withKafka } from './with-kafka.ts';

// LAB 3 on a real Kafka, with the sandbox and Kafka killed again and again: `kills.ts [kills of the sandbox] [kills of Kafka]`.
// Every change of PostgreSQL has to be a row once, and the changes of a key in their order. Needs a build before.

const sandboxKills = Number(process.argv[2] ?? 20);
const kafkaKills = Number(process.argv[3] ?? 10);
const longestLifeMs = 6_000;
const longestAwayMs = 3_000;

await withKafka(async (kafka, temporary) => {
  const folder = join(temporary, 'sandbox');
  mkdirSync(folder);
  const sandbox = createKilledSandbox(folder, kafka.bootstrapServers);
  let values = await sandbox.start();
  await createHotelTopic(values);
  const writer = startWriter(values.postgres);

  // Each kill is of the sandbox or of Kafka, in an order that chance makes.
  const kills = shuffled([...Array(sandboxKills).fill('sandbox'), ...Array(kafkaKills).fill('Kafka')]);
  let isUp = false;
  const up = async (): Promise<void> => {
    while (!isUp) {
      const { code } = await runLab3(folder, ['up']);
      isUp ||= code === 0;
    }
  };
  const lab = up();
  for (const [index, victim] of kills.entries()) {
    await pause(Math.random() * longestLifeMs);
    if (victim === 'Kafka') {
      await kafka.kill();
      await pause(Math.random() * longestAwayMs);
      await kafka.start();
    } else {
      await sandbox.kill();
      values = await sandbox.start();
    }
    console.log(`${index + 1} of ${kills.length}: killed ${victim}; ${writer.committed()} transactions, up: ${isUp}`);
  }
  await writer.stop();
  // It verifies, and has to see all of what is there.
  await lab;
  const source = await writer.read();
  const found = await settledRows(values, source);
  console.log(`PostgreSQL: ${JSON.stringify(source)}`);
  console.log(`Delta:      ${JSON.stringify(found)}`);
  const verified = await runLab3(folder, ['verify']);
  console.log(verified.output.trim());
  await sandbox.stop();
  const isRight = isEachRowOnce(found, source) && verified.code === 0;
  console.log(isRight ? 'every row once, in order per key' : 'WRONG');
  process.exitCode = isRight ? 0 : 1;
});

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, rank: Math.random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
