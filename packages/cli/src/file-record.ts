import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LabConfig, LabPart, LabRecord } from '@tableflow-workshop/lab3-recipes';

const recordPath = '.lab3/made.json';

/** By `<environment>/<cluster>`: one folder may serve several labs. */
type Recorded = Readonly<Record<string, readonly LabPart[]>>;

/**
 * Remembers in a file what the lab made beside a connector of somebody else, so that `lab3 down` takes back that and nothing
 * else. Without the file everything is kept.
 */
export function createFileRecord({ environmentId, kafkaClusterId }: LabConfig, path: string = recordPath): LabRecord {
  const lab = `${environmentId}/${kafkaClusterId}`;
  // One change after the other: tables are made side by side.
  let writing: Promise<void> = Promise.resolve();
  const change = (update: (made: readonly LabPart[]) => readonly LabPart[]): Promise<void> => {
    const written = writing.then(async () => {
      const recorded = await readRecorded(path);
      await mkdir(dirname(path), { recursive: true });
      const text = `${JSON.stringify({ ...recorded, [lab]: update(recorded[lab] ?? []) }, null, 2)}\n`;
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    });
    writing = written.catch(() => undefined);
    return written;
  };
  const without = (made: readonly LabPart[], part: LabPart): readonly LabPart[] =>
    made.filter((one) => !isSame(one, part));
  return {
    read: async () => (await readRecorded(path))[lab] ?? [],
    add: (part) => change((made) => [...without(made, part), { kind: part.kind, name: part.name }]),
    async remove(part) {
      const isKnown = ((await readRecorded(path))[lab] ?? []).some((one) => isSame(one, part));
      if (isKnown) await change((made) => without(made, part));
    },
  };
}

function isSame(one: LabPart, other: LabPart): boolean {
  return one.kind === other.kind && one.name === other.name;
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
