import { defineConfig } from 'tsup';
import { base, entriesOf } from '../../tsup.config.base.ts';
import manifest from './package.json' with { type: 'json' };

// Types by API, so that nobody compiles what is not used. Code in one file: Node loads that sooner than many small
// ones. Drift is apart, with the descriptions that only its reports need.
export default defineConfig(({ dts }) => ({
  ...base,
  entry: dts ? entriesOf(manifest) : ['src/index.ts', 'src/drift.ts'],
}));
