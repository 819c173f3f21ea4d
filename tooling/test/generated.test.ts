import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('generated files follow from the descriptions as they are', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'src/generate/main.ts', '--check'], {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
    });
  expect(run()).toMatch(/^\d+ generated files are up to date\n$/);
});
