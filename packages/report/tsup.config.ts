import { defineConfig } from 'tsup';
import { base, entriesOf } from '../../tsup.config.base.ts';
import manifest from './package.json' with { type: 'json' };

// The charts are drawn by a library that is within, only with what is used of it: nobody installs it.
export default defineConfig({
  ...base,
  entry: entriesOf(manifest),
  minify: true,
  noExternal: ['echarts', 'zrender', 'tslib'],
});
