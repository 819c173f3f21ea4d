import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  // The second is a program of its own: the process that runs SQL statements.
  entry: { index: 'src/index.ts', 'query-process': 'src/sql/query-process.ts' },
});
