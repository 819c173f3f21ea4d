import { availableParallelism } from 'node:os';
import { startOwnSandbox } from '../vendor-tools/start-own-sandbox.ts';
import { memoryOf } from './memory-of.ts';
import { runCommand } from './run-command.ts';

// A workshop in the real sandbox: so many attendees are set up, verified, torn down and audited by the built command, and what
// it took is printed. Needs `turbo run build` before, and Linux, whose /proc says what a process takes.

const attendees = Number(process.argv[2] ?? 20);
const startedMs = performance.now();
const sandbox = await startOwnSandbox(['--attendees', String(attendees)]);
try {
  const { folder, processId } = sandbox;
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  console.log(
    `sandbox with ${attendees} attendees on ${availableParallelism()} processors: ready in ${seconds} s with ${memoryOf(processId)} MiB`,
  );
  const expected = { up: 'complete', verify: 'complete', down: 'gone', audit: 'clean' };
  for (const [verb, outcome] of Object.entries(expected)) {
    const more = verb === 'down' ? ['--topics', '--subjects', '--schema'] : [];
    const done = await runCommand(['fleet', verb, ...more], {
      command: sandbox.command,
      folder,
      sandboxId: processId,
    });
    const counts = Object.entries(done.outcomes).map(([kind, count]) => `${count} ${kind}`);
    console.log(
      `fleet ${verb}: ${counts.join(', ')} in ${done.seconds} s; at most ${done.peakMb.command} MiB, and the sandbox ${done.peakMb.sandbox} MiB`,
    );
    for (const finding of done.findings) console.log(`  ${finding}`);
    if (done.outcomes[outcome] !== attendees) process.exitCode = 1;
  }
} finally {
  await sandbox.stop();
}
