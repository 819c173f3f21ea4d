import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { BenchTable } from './bench-table.ts';
import type { Drain, DrainResult } from './drain.ts';
import type { DrainRequest } from './drain-process.ts';

/**
 * The sandbox's connector, in a process of its own for each slot.
 *
 * @param kafka addresses of the Kafka that its topics are in. Default: they are embedded
 */
export function sandboxDrain(
  table: BenchTable,
  { label, isDelta, kafka }: { label: string; isDelta: boolean; kafka?: readonly string[] },
): Drain {
  const { topic, rows } = table;
  return {
    label,
    async prepare(slot) {
      const child = fork(join(import.meta.dirname, 'drain-process.js'));
      child.send({ config: table.connectorSettings(slot), topic, rows, isDelta, kafka } satisfies DrainRequest);
      await message(child);
      return async () => {
        child.send('go');
        return (await message(child)) as DrainResult;
      };
    },
  };
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`A drain ended with ${code}`)));
  });
}
