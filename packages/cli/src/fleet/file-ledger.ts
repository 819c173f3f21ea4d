import { readFile } from 'node:fs/promises';
import type { FleetLedger, LedgerEntry } from '@tableflow-workshop/lab3-recipes/fleet';
import { z } from 'zod';
import { writeOwnFile } from '../write-own-file.ts';

const ledgerPath = '.lab3/fleet.json';

const schema = z.array(z.object({ lab: z.string(), state: z.enum(['complete', 'gone']), at: z.string() }));

/** Remembers in a file which labs are done. One that is missing or is not ours says nothing: then the clouds are asked. */
export function createFileLedger(path: string = ledgerPath): FleetLedger {
  return {
    async load(): Promise<readonly LedgerEntry[]> {
      try {
        return schema.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch {
        return [];
      }
    },
    async save(entries) {
      const problem = await writeOwnFile(path, `${JSON.stringify(entries, null, 2)}\n`);
      if (problem) throw new Error(`Could not write down which labs are done: ${problem}`);
    },
  };
}
