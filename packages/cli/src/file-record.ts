import { readFile } from 'node:fs/promises';
import type { LabConfig, LabPart, LabRecordStore } from '@tableflow-workshop/lab3-recipes';
import { writeOwnFile } from './write-own-file.ts';

const recordPath = '.lab3/made.json';

/** By `<environment>/<cluster>`: one folder may serve several labs. */
type Recorded = Readonly<Record<string, readonly LabPart[]>>;

/**
 * Remembers in a file what the lab made beside a connector of somebody else, so that `lab3 down` takes back that and nothing
 * else. Without the file everything is kept.
 */
export function createFileRecord(
  { environmentId, kafkaClusterId }: LabConfig,
  path: string = recordPath,
): LabRecordStore {
  const lab = `${environmentId}/${kafkaClusterId}`;
  return {
    load: async () => (await readRecorded(path))[lab] ?? [],
    async save(parts) {
      const recorded = { ...(await readRecorded(path)), [lab]: parts };
      const problem = await writeOwnFile(path, `${JSON.stringify(recorded, null, 2)}\n`);
      if (problem) throw new Error(`Could not write down what the lab made: ${problem}`);
    },
  };
}

/** A file that is missing or is not ours records nothing. */
async function readRecorded(path: string): Promise<Recorded> {
  try {
    const recorded: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isRecorded(recorded) ? recorded : {};
  } catch {
    return {};
  }
}

function isRecorded(value: unknown): value is Recorded {
  const isPart = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && 'kind' in one && 'name' in one && typeof one.name === 'string';
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((parts) => Array.isArray(parts) && parts.every(isPart))
  );
}
