import { mkdir } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';
import { type ChainedBatch, ClassicLevel } from 'classic-level';
import { createDiskNotice, type DiskNotice, isDiskFull } from '../disk-full.ts';

/** The one database file of a sandbox. Every part keeps its own keys in a sublevel of it. */
export interface Store {
  /** The keys of one part. */
  sublevel<V>(name: string, valueEncoding: 'json' | 'utf8' | 'buffer'): Sublevel<V>;
  /** Writes a batch, all or nothing; on disk when it resolves. @throws DiskFullError */
  write(fill: (batch: Batch) => void): Promise<void>;
  /** Removes a range of keys. */
  clear<V>(part: Sublevel<V>, range: { gte: string; lt: string }): Promise<void>;
  /** Everything that is read is read in here. */
  read<T>(run: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The keys of one part of the store. */
// Named by way of the method that makes it: a declaration may not name a package that is not a dependency of this one.
export type Sublevel<V> = ReturnType<typeof ClassicLevel.prototype.sublevel<string, V>>;
/** Changes that are written together. */
export type Batch = ChainedBatch<ClassicLevel, string, string>;

/**
 * Opens the store in a folder, creating both when they are not there. Close it with `store.close()`.
 *
 * After a write that failed for want of space, the database below is reopened before the next one: it would refuse
 * everything, or take it and lose it at the next start.
 *
 * @throws when another process has the store open: two sandboxes cannot share a folder
 * @example const store = await openStore(join(dataFolder, 'store'))
 */
export async function openStore(
  folder: string,
  notice: DiskNotice = createDiskNotice(folder, () => undefined),
): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const level = await openLevel(folder);
  const parts: { open(): Promise<void> }[] = [];
  let isBroken = false;
  let reopening: Promise<void> | undefined;
  let activeCount = 0;
  let onIdle = (): void => undefined;

  const reopen = async (): Promise<void> => {
    if (activeCount > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    }
    await level.close();
    await level.open();
    for (const part of parts) await part.open();
    isBroken = false;
  };

  /** Nothing goes on while the database is reopened. */
  const use = async <T>(run: () => Promise<T>, needsWhole: boolean): Promise<T> => {
    while (reopening || (isBroken && (needsWhole || level.status !== 'open'))) {
      reopening ??= reopen().finally(() => {
        reopening = undefined;
      });
      await reopening;
    }
    activeCount += 1;
    try {
      return await run();
    } finally {
      activeCount -= 1;
      if (activeCount === 0) onIdle();
    }
  };
  const change = async (run: () => Promise<void>): Promise<void> => {
    try {
      await use(run, true);
      notice.fine();
    } catch (error) {
      if (isDiskFull(error)) isBroken = true;
      throw notice.full(error);
    }
  };

  return {
    sublevel<V>(name: string, valueEncoding: 'json' | 'utf8' | 'buffer') {
      const part = sublevelOf<V>(level, name, valueEncoding);
      parts.push(part);
      return part;
    },
    write: (fill) =>
      change(async () => {
        const batch = level.batch();
        fill(batch);
        await batch.write({ sync: true });
      }),
    clear: (part, range) => change(() => part.clear(range)),
    read: (run) => use(run, false),
    close: () => level.close(),
  };
}

function sublevelOf<V>(level: ClassicLevel, name: string, valueEncoding: 'json' | 'utf8' | 'buffer'): Sublevel<V> {
  return level.sublevel<string, V>(name, { valueEncoding });
}

async function openLevel(folder: string): Promise<ClassicLevel> {
  const level = new ClassicLevel(folder);
  try {
    await level.open();
    await claim(level, folder);
  } catch (error) {
    if (codeOf(error instanceof Error ? error.cause : undefined) !== 'LEVEL_LOCKED') throw error;
    throw new InputError({
      tried: 'open the sandbox',
      problems: [
        {
          path: folder,
          problem: 'is in use by another process.',
          remedy: 'Stop the other sandbox, or choose another folder.',
        },
      ],
      cause: error,
    });
  }
  return level;
}

const formatKey = 'format';
const format = '2';

/** A store says how it is written: what another version has written cannot be read, and must not be taken for empty. */
async function claim(level: ClassicLevel, folder: string): Promise<void> {
  const found = await level.get(formatKey);
  if (found === format) return;
  const [anything] = await level.keys({ limit: 1 }).all();
  if (anything === undefined) return level.put(formatKey, format, { sync: true });
  await level.close();
  throw new InputError({
    tried: 'open the sandbox',
    problems: [
      {
        path: folder,
        problem: `was written by another version of the sandbox (format ${found ?? 1}, here ${format}).`,
        remedy: 'Use that version, or another data folder, or delete this one to start over.',
      },
    ],
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
