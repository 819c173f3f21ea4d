import { defineConfig } from 'tsup';
import { base, entriesOf } from '../../tsup.config.base.ts';
import manifest from './package.json' with { type: 'json' };

// openapi-fetch is within: an install has one package less for each of its two, and Node one file less to load.
export default defineConfig({ ...base, entry: entriesOf(manifest), noExternal: ['openapi-fetch'] });
