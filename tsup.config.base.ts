import type { Options } from 'tsup';

/**
 * ESM only, for the Node floor of the house. Declarations are a task of their own: they take twenty times as long, and
 * only a release needs them.
 */
export const base: Options = { format: 'esm', target: 'node20', clean: true, sourcemap: true, treeshake: true };
