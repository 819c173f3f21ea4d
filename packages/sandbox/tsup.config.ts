import { defineConfig } from 'tsup';
import { base, entriesOf } from '../../tsup.config.base.ts';
import manifest from './package.json' with { type: 'json' };

export default defineConfig({ ...base, entry: entriesOf(manifest) });
