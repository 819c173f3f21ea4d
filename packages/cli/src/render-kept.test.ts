import { expect, it } from 'vitest';
import { renderKept } from './render-kept.ts';

it.each([
  [
    {},
    'kept: topics, subjects and schema of the tables (--topics, --subjects and --schema delete them), and the Delta files',
  ],
  [
    { topics: true },
    'kept: subjects and schema of the tables (--subjects and --schema delete them), and the Delta files',
  ],
  [{ topics: true, subjects: true }, 'kept: schema of the tables (--schema deletes it), and the Delta files'],
  [{ subjects: true, schema: true }, 'kept: topics of the tables (--topics deletes them), and the Delta files'],
  [{ topics: true, subjects: true, schema: true }, 'kept: the Delta files'],
])('after down with %o', (asked, line) => {
  expect(renderKept(asked)).toBe(line);
});
