import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from './command-line.ts';
import { type Environment, secureEnvironment } from './secure-environment.ts';
import { withKafka } from './with-kafka.ts';

// Starts Apache Kafka on loopback, and without more keeps it until Ctrl-C. With a command behind it (`-- <command> …`), runs that
// with KAFKA_BOOTSTRAP_SERVERS, and ends when that ends. Where KAFKA_BOOTSTRAP_SERVERS is set already, that Kafka is taken.
// `--brokers 3` starts three, and `--secure` adds listeners with TLS and with logins, and puts what they need into the environment.

const given = process.env.KAFKA_BOOTSTRAP_SERVERS;

try {
  const { command, ...options } = readCommandLine(process.argv.slice(2));
  const isGiven = given !== undefined && given !== '' && command.length > 0;
  if (isGiven) await run(command, { KAFKA_BOOTSTRAP_SERVERS: given });
  else
    await withKafka(async ({ bootstrapServers, secure }, folder) => {
      const environment = secure ? secureEnvironment(secure) : { KAFKA_BOOTSTRAP_SERVERS: bootstrapServers };
      await (command.length > 0 ? run(command, environment) : untilStopped(folder, environment));
    }, options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(command: readonly string[], environment: Environment): Promise<void> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: process.env.INIT_CWD ?? join(import.meta.dirname, '../../..'),
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const [code] = await once(child, 'exit');
  process.exitCode = code ?? 1;
}

async function untilStopped(folder: string, environment: Environment): Promise<void> {
  const { KAFKA_BOOTSTRAP_SERVERS: servers, KAFKA_SECURITY_PROTOCOL: protocol } = environment;
  if (protocol !== undefined) {
    const file = join(folder, 'login.env');
    const lines = Object.entries(environment).map(([name, value]) => `${name}='${value}'\n`);
    writeFileSync(file, lines.join(''), { mode: 0o600 });
    console.log(`With ${protocol} it is at ${servers}. What a client needs:  set -a; . ${file}; set +a`);
  }
  console.log('Ctrl-C stops it and removes its data.');
  await new Promise(() => undefined);
}
