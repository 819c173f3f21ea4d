import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { withKafka } from './with-kafka.ts';

// Starts Apache Kafka on loopback, and without more keeps it until Ctrl-C. With a command behind it (`-- <command> …`), runs that
// with KAFKA_BOOTSTRAP_SERVERS, and ends when that ends. Where KAFKA_BOOTSTRAP_SERVERS is set already, that Kafka is taken.

const [, , ...command] = process.argv.filter((argument) => argument !== '--');
const given = process.env.KAFKA_BOOTSTRAP_SERVERS;

try {
  if (given && command.length > 0) await run(given);
  else await withKafka(({ bootstrapServers }) => (command.length > 0 ? run(bootstrapServers) : untilStopped()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(bootstrapServers: string): Promise<void> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: process.env.INIT_CWD ?? join(import.meta.dirname, '../../..'),
    stdio: 'inherit',
    env: { ...process.env, KAFKA_BOOTSTRAP_SERVERS: bootstrapServers },
  });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
}

async function untilStopped(): Promise<void> {
  console.log('Ctrl-C stops it and removes its data.');
  await new Promise(() => undefined);
}
