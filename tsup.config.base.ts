import type { Options } from 'tsup';

/** ESM only, for the Node floor of the house; types beside the code. */
export const base: Options = {
  format: 'esm',
  target: 'node20',
  dts: true,
  clean: true,
  sourcemap: true,
  treeshake: true,
};
