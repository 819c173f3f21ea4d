import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { writeEngineProperties } from '../test/debezium/engine-properties.ts';
import type { BenchTable } from './bench-table.ts';
import type { Drain, DrainResult } from './drain.ts';

const program = join(import.meta.dirname, '../Drainer.java');

/** Debezium, embedded: its handler counts the records and keeps none of them; its offsets are in a file. */
export function debeziumDrain(table: BenchTable, classPath: string): Drain {
  return {
    label: 'Debezium embedded, counted',
    async prepare(slot) {
      const folder = await mkdtemp(join(tmpdir(), 'bench-debezium-'));
      const properties = join(folder, 'engine.properties');
      await writeEngineProperties(properties, {
        ...table.connectorSettings(slot),
        'offset.storage': 'org.apache.kafka.connect.storage.FileOffsetBackingStore',
        'offset.storage.file.filename': join(folder, 'offsets'),
      });
      const child = spawn('java', ['-cp', classPath, program, properties, table.topic, String(table.rows)], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-2_000);
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const line = async (): Promise<string> => {
        const { value, done } = await lines.next();
        if (done) throw new Error(`Debezium ended early.\n${said}`);
        return value;
      };
      await line();
      return async () => {
        child.stdin.end('go\n');
        const result = JSON.parse(await line()) as DrainResult;
        if (child.exitCode === null) await once(child, 'exit');
        await rm(folder, { recursive: true });
        return result;
      };
    },
  };
}
