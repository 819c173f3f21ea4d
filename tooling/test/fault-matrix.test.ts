import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checks } from './fault-matrix/checks.ts';
import { subjects } from './fault-matrix/subjects.ts';
import { weakSubjects } from './fault-matrix/weak-subjects.ts';

// How the clients behave when a server does not, with their plain defaults, over real sockets.

describe.each(subjects)('over node:http, $name', (subject) => {
  it.each(checks)('$name', ({ run }) => run(subject));
});

describe.each(subjects)('over a fetch that somebody has patched, $name', (subject) => {
  let sent = 0;
  beforeAll(() => {
    const own = globalThis.fetch;
    vi.stubGlobal('fetch', (...given: Parameters<typeof own>) => {
      sent += 1;
      return own(...given);
    });
  });
  afterAll(() => vi.unstubAllGlobals());
  it.each(checks)('$name', async ({ run }) => {
    const before = sent;
    await run(subject);
    expect(sent).toBeGreaterThan(before);
  });
});

// Between them the two fail every check: none passes by itself.
describe('a weak client', () => {
  /** The checks that it passes, by the first word of their names. */
  async function passedBy(name: string): Promise<readonly string[]> {
    const [subject] = weakSubjects.filter((weak) => weak.name === name);
    if (!subject) throw new Error(`there is no ${name}`);
    const passed: string[] = [];
    for (const check of checks) {
      const outcome = await check.run(subject).then(
        () => true,
        () => false,
      );
      if (outcome) passed.push(check.name.split(' ')[0] ?? '');
    }
    return passed;
  }

  it('that does nothing about faults passes what needs nothing', async () => {
    expect(await passedBy('bare fetch')).toEqual(['R9', 'R10', 'S1', 'S2', 'S3', 'an', 'path']);
  });

  it('that does the wrong things passes where doing anything is enough', async () => {
    expect(await passedBy('reckless client')).toEqual(['R4', 'R5', 'R6', 'R7', 'R8']);
  });
});

it('the matrix is whole', () => {
  const names = checks.map(({ name }) => name.split(' ')[0]);
  expect(names.slice(0, 20).join(' ')).toBe('R1 R2 R3 R4 R5 R6 R7 R8 R9 R10 G1 G2 E1 E2 E3 E4 E5 S1 S2 S3');
  expect(checks.slice(20).map(({ name }) => name)).toEqual([
    'PATCH carries its body',
    'an empty page with a token goes on',
    'path parameters are encoded',
  ]);
});
