import { defineConfig } from 'tsup';
import { base } from '../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  // The others are programs of their own: the process that runs SQL statements, and the thread that writes data files.
  entry: {
    index: 'src/index.ts',
    'query-process': 'src/sql/query-process.ts',
    'data-file-thread': 'src/tableflow/data-file-thread.ts',
  },
});
