import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installConsoleTools } from './console-tools.ts';
import { createKilledSandbox } from './killed-sandbox.ts';
import { withKafka } from './with-kafka.ts';

// Runs what docs/tools/kafka.md says, block by block, against a Kafka and a sandbox of its own. A block whose program is not on the
// PATH is named and left out. Needs a build before.

const root = join(import.meta.dirname, '../../..');
/** It starts what runs here already. */
const isStart = (block: string): boolean => block.startsWith('npm run kafka');

await withKafka(async ({ bootstrapServers }, folder) => {
  const sandboxFolder = join(folder, 'sandbox');
  mkdirSync(sandboxFolder);
  const sandbox = createKilledSandbox(sandboxFolder, bootstrapServers);
  try {
    const values = await sandbox.start();
    const ready = join(folder, 'ready.json');
    writeFileSync(ready, JSON.stringify(values), { mode: 0o600 });
    const { id, secret } = values.credentials.schemaRegistry;
    const env = {
      ...process.env,
      PATH: `${installConsoleTools(folder)}:${process.env.PATH}`,
      servers: bootstrapServers,
      registry: values.confluent.schemaRegistryUrl,
      login: `${id}:${secret}`,
      ready,
    };
    for (const [, language = '', block = ''] of page().matchAll(/^```(sh|js)\n(.*?)^```$/gms)) {
      if (!isStart(block)) await runBlock(language, block, env);
    }
  } finally {
    await sandbox.stop();
  }
});

function page(): string {
  return readFileSync(join(root, 'docs/tools/kafka.md'), 'utf8');
}

async function runBlock(language: string, block: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = language === 'js' ? 'node' : (/^(?:kcat|kafka-[\w-]+\.sh)/.exec(block)?.[0] ?? 'curl');
  if (spawnSync('which', [program], { env }).status !== 0) {
    console.log(`\n${program} is not on the PATH: its block is left out.`);
    return;
  }
  console.log(`\n── ${program} ──`);
  const [command, args] =
    language === 'js'
      ? [process.execPath, ['--input-type=module', '--eval', block]]
      : ['bash', ['-e', '-o', 'pipefail', '-c', block]];
  // kafkajs and avsc are installed there.
  const child = spawn(command, args, {
    cwd: join(root, 'packages/sandbox'),
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  console.error(`The block ended with ${code}:\n${block}`);
  process.exitCode = 1;
}
