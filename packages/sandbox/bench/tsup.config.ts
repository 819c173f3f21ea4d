import { defineConfig } from 'tsup';
import { base } from '../../../tsup.config.base.ts';

export default defineConfig({
  ...base,
  entry: {
    main: 'bench/main.ts',
    'drain-process': 'bench/drain-process.ts',
    'data-file-thread': 'src/tableflow/data-file-thread.ts',
  },
  outDir: 'bench/.build',
  // From their sources, so that nothing has to be built before.
  noExternal: [/^@tableflow-workshop\//],
  esbuildOptions: (options) => {
    options.conditions = ['@tableflow-workshop/source'];
  },
});
