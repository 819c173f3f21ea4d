import type { Options } from 'tsup';

/**
 * ESM only, for the Node floor of the house. Declarations are a task of their own: they take twenty times as long, and
 * only a release needs them.
 */
export const base: Options = {
  format: 'esm',
  target: 'node20',
  clean: true,
  sourcemap: true,
  treeshake: true,
  removeNodeProtocol: false,
};

/** The entry points of a package: the sources that its `exports` name, and no other file. */
export function entriesOf(manifest: { readonly exports: Readonly<Record<string, unknown>> }): string[] {
  return Object.values(manifest.exports).flatMap((entry) => {
    const source = (entry as Record<string, string>)['@tableflow-workshop/source'];
    return source ? [source.replace(/^\.\//, '')] : [];
  });
}
